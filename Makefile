# Holdfast. `make help` lists the targets. Everything made goes into $(B); CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR are the packager's.
# SAN=1 builds with ASan and UBSan in a tree of its own.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all run demo check test attack lint bench fuzz cover report-look golden install uninstall clean dist deps help

SAN      ?=
BUILD    ?= build
B        := $(BUILD)$(if $(SAN),/san)
PREFIX   ?= /usr/local
CFLAGS   ?= -O2 -g
LDFLAGS  ?=
CPPFLAGS ?=
VERSION  := 0.1.0

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
        -Wcast-qual -Wundef $(if $(CI),-Werror)
HARD := $(if $(SAN),,-D_FORTIFY_SOURCE=2) -fstack-protector-strong -fPIE
comma := ,
SANF := $(if $(SAN),-fsanitize=address$(comma)undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)

ALL_CPPFLAGS = -Iinclude -Isrc -I$(B)/gen -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -DHOLDFAST_VERSION='"$(VERSION)"' $(CPPFLAGS)
ALL_CFLAGS   = -std=c17 $(WARN) $(HARD) $(SANF) $(CFLAGS)
ALL_LDFLAGS  = -pie -Wl,--as-needed -Wl,-z,relro $(SANF) $(LDFLAGS)

# V=1 shows the commands.
ifndef V
quiet = @printf '  %-4s %s\n' $(1) $@;
endif

pkg = $(shell pkg-config --$(1) $(2) 2>/dev/null)

# Layers, from the bottom up: a folder of src/ each, an archive each. A layer links itself and what it may know.
LAYERS := core words editor store report demo cli ui
src_of  = $(wildcard src/$(1)/*.c src/$(1)/*/*.c)
lib_of  = $(B)/libholdfast-$(1).a
libs_of = $(foreach l,$(1),$(call lib_of,$(l)))

core_LINK   := $(call libs_of,core)
store_LINK  := $(call libs_of,store words core)
report_LINK := $(call libs_of,report) $(store_LINK)
cli_LINK    := $(call libs_of,cli demo editor report) $(store_LINK)
ui_LINK     := $(call libs_of,ui editor report) $(store_LINK)
e2e_LINK    := $(store_LINK)
main_LINK   := $(call libs_of,ui) $(cli_LINK)

core_LDLIBS  = $(call pkg,libs,libutf8proc) -lm
store_LDLIBS = $(call pkg,libs,sqlite3) $(core_LDLIBS)
report_LDLIBS = $(store_LDLIBS)
cli_LDLIBS   = $(store_LDLIBS)
ui_LDLIBS    = $(store_LDLIBS) $(call pkg,libs,ncursesw)
e2e_LDLIBS   = $(store_LDLIBS) $(call pkg,libs,vterm) -lutil
main_LDLIBS  = $(ui_LDLIBS)

obj = $(patsubst src/%.c,$(B)/%.o,$(1))

all: $(B)/holdfast

$(B)/holdfast: $(call obj,src/main.c src/env.c) $(main_LINK)
	$(call quiet,CC)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(main_LDLIBS)

define layer
$$(call lib_of,$(1)): $$(call obj,$$(call src_of,$(1)))
	$$(call quiet,AR)rm -f $$@ && $$(AR) rcs $$@ $$^
endef
$(foreach l,$(LAYERS),$(eval $(call layer,$(l))))

# data/ becomes plain C arrays. The tools run on the building machine and are never installed.
SCHEMA := $(sort $(wildcard data/schema/*.sql))
TABLES := $(filter-out data/text/words.txt,$(wildcard data/text/*.txt data/sample/*.txt))
GEN    := $(patsubst %,$(B)/gen/%.def,words schema schema_rows page report keys_text $(basename $(notdir $(TABLES))))
vpath %.txt data/text data/sample

# Undo needs SQLite's session extension, which some builds of it leave out.
$(B)/gen/session:
	@mkdir -p $(@D)
	@echo 'int sqlite3session_create(void); int main(void) { return sqlite3session_create(); }' | \
	    $(CC) -x c -o $@ - $(store_LDLIBS) 2>/dev/null || \
	    { echo 'holdfast: SQLite is missing, or was built without its session extension (SQLITE_ENABLE_SESSION)' >&2; exit 1; }
$(B)/gen/%: src/tools/%.c
	@mkdir -p $(@D)
	$(call quiet,CC)$(CC) -std=c17 -O1 $(WARN) -Isrc -o $@ $<
$(B)/gen/keydoc: src/ui/kit/keys.def src/ui/kit/scopes.def
$(B)/gen/keys.txt: $(B)/gen/keydoc
	$(call quiet,GEN)$< > $@
$(B)/gen/words.def: data/text/words.txt
	$(call quiet,GEN)$(B)/gen/embed words $< > $@
$(B)/gen/schema.def: $(SCHEMA)
$(B)/gen/schemarows: src/tools/schemarows.c $(B)/gen/schema.def
	$(call quiet,CC)$(CC) -std=c17 -O1 $(WARN) -Wno-overlength-strings -I$(B)/gen $(call pkg,cflags,sqlite3) -o $@ $< $(call pkg,libs,sqlite3)
$(B)/gen/schema_rows.def: $(B)/gen/schemarows
	$(call quiet,GEN)$< > $@
$(B)/gen/page.def: data/report/page.html
$(B)/gen/report.def: data/report/report.css
$(B)/gen/keys_text.def: $(B)/gen/keys.txt
$(patsubst %,$(B)/gen/%.def,schema page report keys_text):
	$(call quiet,GEN)$(B)/gen/embed texts $(filter-out $(B)/gen/embed,$^) > $@
$(B)/gen/%.def: %.txt
	$(call quiet,GEN)$(B)/gen/embed rows $< > $@
$(GEN): $(B)/gen/embed

$(B)/%.o: src/%.c | $(GEN) $(B)/gen/session
	@mkdir -p $(@D)
	$(call quiet,CC)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

run: all
	$(B)/holdfast

demo: all
	$(B)/holdfast demo $(B)/demo

# Tests: tests/LAYER/*.c, one program each, linked with its layer and what is below it.
SUPPORT_OBJ  = $(patsubst tests/support/%.c,$(B)/tests/support/%.o,$(wildcard tests/support/$(1)_*.c tests/support/all_*.c))
TEST_LAYERS := core store report ui cli e2e
tests_of     = $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/$(1)/*.c))
TESTS       := $(foreach l,$(TEST_LAYERS),$(call tests_of,$(l)))
CMOCKA       = $(call pkg,libs,cmocka)

$(B)/tests/%.o: tests/%.c | $(GEN)
	@mkdir -p $(@D)
	$(call quiet,CC)$(CC) $(ALL_CPPFLAGS) -Itests -DTESTS_DIR='"tests"' $(ALL_CFLAGS) -Wno-missing-prototypes -MMD -MP -c -o $@ $<

define test_layer
$$(call tests_of,$(1)): $(B)/tests/$(1)/%: $(B)/tests/$(1)/%.o $$(call SUPPORT_OBJ,$(1)) $$($(1)_LINK)
	$$(call quiet,LD)$$(CC) $$(ALL_CFLAGS) $$(ALL_LDFLAGS) -o $$@ $$^ $$($(1)_LDLIBS) $$(CMOCKA) -lm
endef
$(foreach l,$(TEST_LAYERS),$(eval $(call test_layer,$(l))))

# Preloaded by tests/e2e/refused and refused_screens.
$(B)/tests/support/refuse.so: tests/support/refuse.c tests/support/refuse.h
	@mkdir -p $(@D)
	$(call quiet,LD)$(CC) -std=gnu17 $(WARN) -Wno-missing-prototypes -O1 -fPIC -shared -Itests -o $@ $< -ldl
$(B)/tests/e2e/refused $(B)/tests/e2e/refused_screens: | $(B)/tests/support/refuse.so

# The longest first, so that none is left alone at the end. `make test T=core/day` runs one of them, `make check` the quick half.
LONGEST := $(patsubst %,$(B)/tests/%,cli/undo_redo store/failing_disk store/power_cut store/memory store/flipped_bits e2e/write store/upgrade e2e/two \
           e2e/hints e2e/idle e2e/hostile e2e/time)
QUICK   := $(foreach l,core report ui cli,$(call tests_of,$(l)))
run_tests = HOLDFAST_PROGRAM=$(abspath $(B)/holdfast) tests/run $(filter $(1),$(LONGEST)) $(filter-out $(LONGEST),$(1))
test: all $(if $(T),$(B)/tests/$(T),$(TESTS))
	$(call run_tests,$(if $(T),$(B)/tests/$(T),$(TESTS)))
check: all $(QUICK)
	$(call run_tests,$(QUICK))

# Each harness with as many tries as fit into about 20 minutes, and one table at the end; hostile files are read by a program built with ASan.
attack: all
	$(MAKE) SAN=1 $(BUILD)/san/holdfast
	$(MAKE) $(patsubst %,$(B)/tests/%,$(shell tests/attack --list))
	BUILD=$(B) tests/attack

# The report in a browser: no console message, no request, no sideways scrolling on a telephone, at most four pages on paper. Its pictures
# lie in $(B)/report-look. Installs a browser where there is none.
report-look: all
	src/tools/deps.sh --look
	HOLDFAST_PROGRAM=$(abspath $(B)/holdfast) tests/report-look $(abspath $(B)/report-look)

golden: $(call tests_of,ui)
	UPDATE=$(UPDATE) tests/run $(call tests_of,ui)

lint: $(GEN)
	BUILD=$(B) CC='$(CC)' src/tools/lint.sh

bench: all $(patsubst %,$(B)/tests/bench/%,limit-file limit-read limit-write limit-screen limit-rows life journal letters spent rest keys)
	BUILD=$(B) tests/bench/run

$(B)/tests/bench/life: $(B)/tests/bench/life.o $(cli_LINK)
	$(call quiet,CC)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(cli_LDLIBS)
$(B)/tests/bench/journal: $(B)/tests/bench/journal.o $(store_LINK)
	$(call quiet,CC)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(store_LDLIBS)
$(B)/tests/bench/letters: $(B)/tests/bench/letters.o $(ui_LINK)
	$(call quiet,CC)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ui_LDLIBS)
$(B)/tests/bench/limit-%: tests/bench/limit-%.c
	@mkdir -p $(@D)
	$(call quiet,CC)$(CC) -D_XOPEN_SOURCE=700 $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(ui_LDLIBS)
$(B)/tests/bench/rest $(B)/tests/bench/spent $(B)/tests/bench/keys: $(B)/tests/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(call quiet,CC)$(CC) -D_DEFAULT_SOURCE $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< -lutil

# Lines covered by the tests, core first: it is to be 100 %.
cover:
	$(MAKE) BUILD=$(BUILD)/cover CFLAGS='-O0 -g --coverage' LDFLAGS=--coverage test
	gcovr --root . --object-directory $(BUILD)/cover --filter src/ --exclude src/tools/ --sort-percentage

# The readers under ASan and UBSan, each for FUZZ_S seconds. Needs clang.
FUZZ_S ?= 60
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
fuzz: $(GEN)
	@mkdir -p $(B)/fuzz
	for f in $(FUZZERS); do \
	    clang $(ALL_CPPFLAGS) -std=c17 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
	        -o $(B)/fuzz/$$f tests/fuzz/$$f.c $(call src_of,core) $(core_LDLIBS) && \
	    $(B)/fuzz/$$f -max_total_time=$(FUZZ_S) -max_len=4096 -artifact_prefix=$(B)/fuzz/ || exit 1; \
	done

# The man page: its frame stands in data/, its commands and keys come from the program's own tables.
$(B)/gen/mangen: $(B)/tools/mangen.o $(cli_LINK)
	$(call quiet,CC)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(cli_LDLIBS)
$(B)/holdfast.1: data/holdfast.1.in $(B)/gen/mangen
	$(B)/gen/mangen man < $< > $@
$(B)/holdfast.bash: $(B)/gen/mangen
	$(B)/gen/mangen bash > $@
all: $(B)/holdfast.1 $(B)/holdfast.bash

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 $(B)/holdfast $(DESTDIR)$(PREFIX)/bin/holdfast
	install -m 644 $(B)/holdfast.1 $(DESTDIR)$(PREFIX)/share/man/man1/holdfast.1
	install -m 644 $(B)/holdfast.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/holdfast

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/holdfast $(DESTDIR)$(PREFIX)/share/man/man1/holdfast.1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/holdfast

dist:
	@mkdir -p $(BUILD)
	git archive --prefix=holdfast-$(VERSION)/ -o $(BUILD)/holdfast-$(VERSION).tar.gz HEAD

deps:
	src/tools/deps.sh

clean:
	rm -rf $(BUILD)

help:
	@sed -n 's/^\([a-z]*\):.*/\1/p' Makefile | sort -u | tr '\n' ' '; echo

-include $(shell find $(B) -name '*.d' 2>/dev/null)
