#!/bin/sh
# Installs what building and testing Holdfast needs and this machine lacks, through the system's package manager.
# Says what it does; where nothing is missing it does nothing and says so. `deps.sh --lint` also looks for the tools of
# `make lint` and `make cover`, `deps.sh --look` for those of `make report-look`.
set -eu

# What is needed | how to see that it is there | its package under apt, dnf, pacman, zypper, apk, brew (- : comes with another).
table='compiler   | command -v cc gcc clang     | gcc libc6-dev  | gcc            | gcc        | gcc           | gcc musl-dev linux-headers | -
make       | command -v make               | make           | make           | make       | make          | make              | make
pkg-config | command -v pkg-config pkgconf | pkg-config     | pkgconf        | pkgconf    | pkgconf       | pkgconf           | pkgconf
ncursesw   | pkg-config --exists ncursesw  | libncurses-dev | ncurses-devel  | ncurses    | ncurses-devel | ncurses-dev       | ncurses
sqlite3    | pkg-config --exists sqlite3   | libsqlite3-dev | sqlite-devel   | sqlite     | sqlite3-devel | sqlite-dev        | sqlite
utf8proc   | pkg-config --exists libutf8proc | libutf8proc-dev | utf8proc-devel | libutf8proc | utf8proc-devel | utf8proc-dev | utf8proc
cmocka     | pkg-config --exists cmocka    | libcmocka-dev  | libcmocka-devel | cmocka    | libcmocka-devel | cmocka-dev      | cmocka
vterm      | pkg-config --exists vterm     | libvterm-dev   | libvterm-devel | libvterm   | libvterm-devel | libvterm-dev     | libvterm'
lint_table='clang-tidy | command -v clang-tidy      | clang-tidy     | clang-tools-extra | clang   | clang         | clang-extra-tools | llvm
clang      | command -v clang              | clang          | clang          | clang      | clang         | clang             | llvm
cppcheck   | command -v cppcheck           | cppcheck       | cppcheck       | cppcheck   | cppcheck      | cppcheck          | cppcheck
mandoc     | command -v mandoc             | mandoc         | mandoc         | mandoc     | mandoc        | mandoc            | mandoc
gcovr      | command -v gcovr              | gcovr          | gcovr          | gcovr      | gcovr         | gcovr             | gcovr'
look_table='chromium   | command -v chromium chromium-browser google-chrome | chromium | chromium | chromium | chromium | chromium | chromium
pdfinfo    | command -v pdfinfo         | poppler-utils  | poppler-utils  | poppler    | poppler-tools | poppler-utils     | poppler'
[ "${1:-}" = --lint ] && table="$table
$lint_table"
[ "${1:-}" = --look ] && table="$table
$look_table"

manager=
for m in apt-get dnf pacman zypper apk brew; do
    if command -v "$m" >/dev/null 2>&1; then manager=$m; break; fi
done
case "$manager" in
apt-get) column=3; install='apt-get install -y --no-install-recommends' ;;
dnf)     column=4; install='dnf install -y' ;;
pacman)  column=5; install='pacman -S --needed --noconfirm' ;;
zypper)  column=6; install='zypper --non-interactive install' ;;
apk)     column=7; install='apk add' ;;
brew)    column=8; install='brew install' ;;
*)       column=1; install= ;;
esac

is_there() { # $1: a test of the table; for `command -v` any of its words will do
    case "$1" in
    'command -v '*)
        for word in ${1#command -v }; do
            if command -v "$word" >/dev/null 2>&1; then return 0; fi
        done
        return 1 ;;
    *) $1 2>/dev/null ;;
    esac
}

missing='' packages=''
old_ifs=$IFS
IFS='
'
for row in $table; do
    IFS=$old_ifs
    what=$(printf '%s' "$row" | cut -d'|' -f1 | tr -d ' ')
    how=$(printf '%s' "$row" | cut -d'|' -f2 | sed 's/^ *//; s/ *$//')
    package=$(printf '%s' "$row" | cut -d'|' -f"$column" | sed 's/^ *//; s/ *$//')
    is_there "$how" && continue
    missing="$missing $what"
    [ "$package" = - ] || packages="$packages $package"
done
IFS=$old_ifs

if [ -z "$missing" ]; then
    echo 'deps: nothing is missing'
    exit 0
fi
if [ -z "$install" ]; then
    echo "deps: missing:$missing. No package manager that is known here was found; install them by hand." >&2
    exit 1
fi
as_root=
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "deps: missing:$missing. Run as root: $install$packages" >&2
        exit 1
    fi
    as_root=sudo
fi
echo "deps: missing:$missing"
if [ "$manager" = apt-get ]; then
    echo "deps: $as_root apt-get update"
    $as_root apt-get update -q
fi
echo "deps: $as_root $install$packages"
# The package lists are words, to be split.
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root $install $packages
