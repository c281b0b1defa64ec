# Six recipes for developers; each works in an environment with the dependency group "test" (CONTRIBUTING.md).
.PHONY: test lint build demo bench pictures

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

pictures:
	docs/pictures
