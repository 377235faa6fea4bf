# From Python only libllama is used. Its helpers for command-line programs are left out: they are
# more than a third of the files to compile. Upstream forces the cache entry to ON; a normal
# variable of the same name wins from it (policy CMP0126).
set(LLAMA_BUILD_COMMON OFF)
