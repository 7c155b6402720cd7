#!/bin/sh
# make lint: the layers, the warnings of the compilers that are here, clang-tidy, cppcheck, the man page, the shell scripts' syntax. Each
# tool that is missing is named and passed over, unless CI is set.
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
sources=$(find src -name '*.c' | sort)
flags="-std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Iinclude -I$B/gen -DHOLDFAST_VERSION=\"lint\""
warnings='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 -Wcast-qual -Wundef -Werror'

src/tools/layers.sh || failed 'the layers are broken'

for compiler in gcc clang; do
    command -v "$compiler" >/dev/null 2>&1 || continue
    # shellcheck disable=SC2086
    printf '%s\n' $sources | xargs -P 2 -n 8 $compiler $flags $warnings -fsyntax-only || failed "$compiler warns"
done
if have clang-format; then
    # shellcheck disable=SC2046
    clang-format --dry-run -Werror $(find src include tests -name '*.[ch]' | sort) 2>&1 | head -n 20 | grep . && failed 'clang-format would change this'
fi
if have clang-tidy; then
    # shellcheck disable=SC2086
    printf '%s\n' $sources | xargs -P 2 -n 4 sh -c 'clang-tidy --quiet "$@" -- '"$flags"' 2>/dev/null' sh || failed 'clang-tidy has findings'
fi
if have cppcheck; then
    # shellcheck disable=SC2086
    cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability --inline-suppr --suppress=missingIncludeSystem \
        -j 2 -Iinclude -I"$B/gen" -D_POSIX_C_SOURCE=200809L -DHOLDFAST_VERSION='"lint"' $sources || failed 'cppcheck has findings'
fi
if [ -f "$B/holdfast.1" ] && have mandoc; then
    mandoc -T lint -W warning "$B/holdfast.1" || failed 'the man page has faults'
fi
for script in src/tools/*.sh tests/run .ci/run; do
    sh -n "$script" || failed "$script is no valid shell"
done
exit $status
