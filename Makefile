# Five recipes for developers; each works in a fresh virtual environment with the extra "test" installed.
.PHONY: test lint build demo bench

test:
	python -m pytest

lint:
	ruff check . && ruff format --check . && mypy

build:
	sdp-xl build

demo:
	sdp-xl demo

bench:
	python -m tests.bench && python -m tests.bench.bench_start
