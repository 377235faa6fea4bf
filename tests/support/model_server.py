"""llama.cpp's own server: `python -m tests.support.model_server FILE CONTEXT_LENGTH`."""

import sys
import threading

import xllamacpp  # type: ignore[import-untyped]

params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.n_ctx = int(sys.argv[2])
params.hostnames = ["127.0.0.1"]
params.port = 0
params.n_parallel = 1
params.warmup = False
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
sys.stdout.write(f"{server.listening_address}\n")
sys.stdout.flush()
threading.Event().wait()
