#!/bin/sh
# make lint: the layers, the warnings of the compilers that are here, clang-tidy, cppcheck, the man page, the shell scripts' syntax. Each
# tool that is missing is named and passed over, unless CI is set. A source that passed is looked at again only after it, a header, a table or
# the rules have changed.
set -u
status=0
failed() {
    echo "lint: $1" >&2
    status=1
}
have() {
    command -v "$1" >/dev/null 2>&1 && return 0
    echo "lint: $1 is not here; install it with: src/tools/deps.sh --lint" >&2
    [ -z "${CI:-}" ] || status=1
    return 1
}
B=${BUILD:-build}
stamps=$B/lint
mkdir -p "$stamps"
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# A stamp is the check sums of a source, of all it includes and of the rules, as they were when it passed: a source is looked at again only if
# one of these reads differently. Times say nothing, for tables are written anew by each build.
sources=
for source in $(find src -name '*.c' | sort); do
    stamp=$stamps/$(printf '%s' "$source" | tr / -)
    if [ -s "$stamp" ] && cut -d' ' -f3- "$stamp" | xargs cksum 2>/dev/null | cmp -s - "$stamp"; then continue; fi
    sources="$sources $source"
done
flags="-std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Iinclude -Isrc -I$B/gen -DHOLDFAST_VERSION='\"lint\"'"
warnings='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wcast-qual -Wundef -Werror'

src/tools/layers.sh || failed 'the layers are broken'

# cppcheck does not look through the table of tables. One source through every tool; its stamp is made only if all are content, of what was read before they began.
cat >"$stamps/one" <<EOF
#!/bin/sh
ok=yes
stamp=$stamps/\$(printf '%s' "\$1" | tr / -)
cksum .clang-tidy src/tools/lint.sh \$(${CC:-cc} $flags -MM "\$1" | sed -e 's/^[^:]*://' -e 's/\\\\\$//') >"\$stamp.now"
command -v gcc >/dev/null 2>&1 && { gcc $flags $warnings -fanalyzer -fdiagnostics-path-format=none -S -o /dev/null "\$1" || ok=; }
command -v clang >/dev/null 2>&1 && { clang $flags $warnings -fsyntax-only "\$1" || ok=; }
if command -v clang-tidy >/dev/null 2>&1; then
    clang-tidy --quiet "\$1" -- $flags 2>/dev/null || ok=
fi
if command -v cppcheck >/dev/null 2>&1; then
    cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr --suppress=missingIncludeSystem --suppress=unknownMacro:src/store/sql.def \\
        -Iinclude -Isrc -I"$B/gen" -D_POSIX_C_SOURCE=200809L -DHOLDFAST_VERSION=x "\$1" || ok=
fi
[ "\$ok" ] || { rm -f "\$stamp" "\$stamp.now"; echo "lint: \$1" >&2; exit 1; }
mv "\$stamp.now" "\$stamp"
EOF
chmod +x "$stamps/one"
have clang-tidy
have cppcheck
if [ -n "$sources" ]; then
    # The list is words, to be split.
    # shellcheck disable=SC2086
    printf '%s\n' $sources | xargs -P "$cores" -n 1 "$stamps/one" || failed 'the sources named above have findings'
fi
if have clang-format; then
    # shellcheck disable=SC2046
    clang-format --dry-run -Werror $(find src include tests -name '*.[ch]' | sort) 2>&1 | head -n 20 | grep . && failed 'clang-format would change this'
fi
if [ -f "$B/holdfast.1" ] && have mandoc; then
    mandoc -T lint -W warning "$B/holdfast.1" || failed 'the man page has faults'
fi
for script in src/tools/*.sh tests/run tests/report-look .ci/run; do
    sh -n "$script" || failed "$script is no valid shell"
done
exit $status
