# Seven recipes for developers; each works in an environment with the dependency group "test" (CONTRIBUTING.md).
.PHONY: test lint build demo page bench pictures

test:
	python -m pytest

lint:
	ruff check . && ruff format --check . && mypy

build:
	sdp-xl build

demo:
	sdp-xl demo

page:
	python -m sdp_xl.build.page

bench:
	python -m tests.bench --write docs/performance.md

pictures:
	docs/pictures
