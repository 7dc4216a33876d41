# What is done often; the README has the two lines that everyone needs.
release = -c release --static-swift-stdlib

program = .build/release/perestroika

# Where to; DESTDIR goes before it for those who make packages.
PREFIX = /usr/local
destination = $(DESTDIR)$(PREFIX)
zsh_completions = share/zsh/site-functions

.PHONY: run test lint check faults benchmark benchmark-scale build install uninstall deb clean

build: $(program)

# By the age of the files: the compiler is given other options in a pipe than on a terminal, and would build all anew.
$(program): Package.swift $(shell find Sources -type f)
	swift build $(release) --product perestroika
	touch $@

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

# The long runs of what .ci/run does in short: keys at random, kills, hostile words, sanitizers, fuzzing; three hours on
# two cores.
faults: build
	PERESTROIKA_PROGRAM=$(abspath $(program)) PERESTROIKA_MONKEY=100000 PERESTROIKA_KILLS=200 PERESTROIKA_HOSTILE=10000 \
	  swift test --filter 'MonkeyTests|killed|HostileField'
	swift run -c release keys-benchmark data 1000000
	Tests/Faults/sanitize
	Tests/Faults/fuzz

# Start, keys, flood and memory beside other programs.
benchmark: build
	Tests/Benchmarks/run

# The same and more with catalogues of up to a million events; an hour on two cores.
benchmark-scale: build
	swift build $(release) --product generate-catalogue
	Tests/Benchmarks/scale

# The program finds its data in share/perestroika beside the folder that it is in.
install: build
	rm -rf $(destination)/share/perestroika
	install -d $(destination)/bin $(destination)/share/perestroika
	strip --remove-section=.comment -o $(program).stripped $(program)
	install -m 755 $(program).stripped $(destination)/bin/perestroika
	rm $(program).stripped
	cd data && find . -type f -exec install -D -m 644 {} "$(abspath $(destination))/share/perestroika/{}" ';'
	install -d $(destination)/share/man/man1 $(destination)/share/man/man5
	install -m 644 $(wildcard man/*.1) $(destination)/share/man/man1
	install -m 644 $(wildcard man/*.5) $(destination)/share/man/man5
	install -D -m 644 .packaging/debian/copyright $(destination)/share/doc/perestroika/copyright
	install -d $(destination)/share/bash-completion/completions $(destination)/share/fish/vendor_completions.d
	install -d $(destination)/$(zsh_completions)
	$(program) --generate-completion-script bash | sed '1{/^#!/d}' \
	  >$(destination)/share/bash-completion/completions/perestroika
	$(program) --generate-completion-script zsh >$(destination)/$(zsh_completions)/_perestroika
	$(program) --generate-completion-script fish >$(destination)/share/fish/vendor_completions.d/perestroika.fish

# Folders in which others have something stay.
uninstall:
	rm -f $(destination)/bin/perestroika $(destination)/$(zsh_completions)/_perestroika
	rm -f $(patsubst man/%,$(destination)/share/man/man1/%,$(wildcard man/*.1))
	rm -f $(patsubst man/%,$(destination)/share/man/man5/%,$(wildcard man/*.5))
	rm -f $(destination)/share/bash-completion/completions/perestroika
	rm -f $(destination)/share/fish/vendor_completions.d/perestroika.fish
	rm -rf $(destination)/share/perestroika $(destination)/share/doc/perestroika
	cd $(destination)/share && rmdir -p man/man1 man/man5 doc bash-completion/completions \
	  fish/vendor_completions.d $(zsh_completions:share/%=%) 2>/dev/null || true
ifeq ($(filter /usr /usr/local,$(PREFIX)),)
	rmdir $(destination)/bin $(destination)/share $(destination) 2>/dev/null || true
endif

# A Debian package in .build.
deb: build
	.packaging/debian/build

clean:
	rm -rf .build
