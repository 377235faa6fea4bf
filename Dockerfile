# Two stages: what compiles stays behind. The set-up is the one of `make start`.
# Debian's packages have no version here (DL3008): Debian keeps only the newest of a release, so a
# pinned one would stop building at the first security update.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim-bookworm AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends build-essential \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/notabene
COPY . .
# The image may run on another processor than this one: no -march=native. On x86-64 that gives
# code for AVX2, which every server since 2015 has.
ENV CMAKE_ARGS="-DGGML_NATIVE=OFF"
# The compiled wheel is kept between builds: it takes minutes.
RUN --mount=type=cache,target=/root/.cache/notabene \
    sh setup/venv.sh && .venv/bin/python setup/prepare.py image
# Empty: the model and the index come on a volume. `--build-arg MODEL=qwen2.5-coder-1.5b-instruct`
# bakes that model and the shipped knowledge base into the image.
ARG MODEL=""
ENV NOTABENE_HOME=/var/lib/notabene
RUN mkdir -p "$NOTABENE_HOME" \
    && if [ -n "$MODEL" ]; then \
        .venv/bin/notabene models pull "$MODEL" \
        && .venv/bin/notabene ingest knowledge_base/sources --collection notabene; \
    fi

FROM python:${PYTHON}-slim-bookworm
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        frog frogdata libgomp1 tesseract-ocr tesseract-ocr-nld \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/notabene --no-create-home notabene
COPY --from=build /opt/notabene /opt/notabene
COPY --from=build --chown=10001:10001 /var/lib/notabene /var/lib/notabene
ENV PATH=/opt/notabene/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    NOTABENE_HOME=/var/lib/notabene \
    NOTABENE_SERVER__HOST=0.0.0.0
# Everything that changes is in this folder and /tmp; the rest may be read-only.
VOLUME /var/lib/notabene
WORKDIR /var/lib/notabene
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --start-period=60s --interval=15s --timeout=5s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/health/live', timeout=4)"]
ENTRYPOINT ["notabene"]
CMD ["serve"]
