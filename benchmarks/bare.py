"""The least that Flask can do: a page of a few words, to be measured beside ours."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def page() -> str:
    return "<!doctype html><title>Ingenting</title><p>Ingenting"


@app.get("/readyz")
def readyz() -> str:
    return "ok"
