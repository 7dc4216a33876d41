# What is done often; the README has the two lines that everyone needs.
release = -c release --static-swift-stdlib

.PHONY: build run test lint check benchmark clean

build:
	swift build $(release) --product perestroika

run: build
	.build/release/perestroika

test:
	swift test

lint:
	swift format lint --strict --recursive Package.swift Sources Tests
	mandoc -Tlint -Wwarning man/*.[15]

# The catalogue, and its quotes against the texts in PERESTROIKA_LIBRARY where that is set.
check: build
	.build/release/perestroika check

# Start, keys, flood and memory beside other programs.
benchmark: build
	Tests/Benchmarks/run

clean:
	rm -rf .build
