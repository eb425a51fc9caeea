# One image for web servers, workers and commands: compose.yaml and compose.small.yaml start them, and say how.
FROM python:3.11-slim-trixie AS build
WORKDIR /srv/regionarkiv
COPY requirements/ requirements/
RUN python -m venv .venv \
 && .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements/installer.txt \
 && .venv/bin/uv pip install --no-cache --compile-bytecode --python .venv/bin/python --require-hashes -r requirements/large.txt
COPY . .
# Node.js is needed for the style sheets only, and stays in this stage.
RUN python -m frontend.build \
 && .venv/bin/python -m search.words.compile --force \
 && .venv/bin/python -m web.translations \
 && rm -rf frontend/node_modules \
 && .venv/bin/python -m compileall -q domain application search web wsgi.py \
 && chmod -R a+rX .

FROM python:3.11-slim-trixie
# postgresql-client has pg_dump 17, for backups of servers up to that version: it must not be older than the server.
RUN apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client tesseract-ocr tesseract-ocr-nor \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home regionarkiv \
 && install -d -m 700 -o regionarkiv -g regionarkiv /data
COPY --from=build /srv/regionarkiv /srv/regionarkiv
WORKDIR /srv/regionarkiv
ENV PATH=/srv/regionarkiv/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    REGIONARKIV_DATA=/data REGIONARKIV_LOG_FORMAT=json
USER regionarkiv
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "--config", "gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
