#!/bin/sh
# Keeps the house: refuses an include or a call that a room may not have, a header in include/ that only one room uses, a test whose name is no
# sentence, and a header that does not compile alone. Run by `make lint`, from the top of the tree; BUILD is the folder with the generated tables.
set -u
status=0
complain() {
    echo "layers: $1" >&2
    status=1
}

# A room, and the rooms whose headers it may include beside its own. `screen` stands for each folder of ui/ that is not named here: a screen
# knows no other one but through ui/frame/views.h.
rooms='core      |
words        | core
store        | core words
editor       | core env.h
report       | core words store
exchange     | core words store
demo         | core words store
cli          | core words store exchange report editor demo env.h
ui/kit       | core words
ui/terminal  | core words ui/kit env.h
ui/frame     | core words store exchange editor env.h ui/kit ui/terminal ui
ui/shared    | core words store ui/kit ui/frame
screen       | core words store exchange report editor env.h ui/kit ui/frame ui/shared
.            | core words store cli ui env.h
tools        | core words cli ui/kit'

# What a file belongs to: its folder below src/ or include/; the commands belong to cli.
room_of() {
    case "$1" in
    cli/commands/* | cli/*) echo cli ;;
    ui/*/*) dirname "$1" ;;
    */*) dirname "$1" ;;
    env.h) echo env.h ;;
    *) echo . ;;
    esac
}

allowed_for() { # the row of a room
    row=$1
    case "$row" in
    ui/kit | ui/terminal | ui/frame | ui/shared) ;;
    ui/*) row=screen ;;
    esac
    printf '%s\n' "$rooms" | awk -F'|' -v room="$row" '{gsub(/ /, "", $1)} $1 == room {print $2; found = 1} END {exit !found}'
}

for folder in $(find src include -name '*.[ch]' -exec dirname {} \; | sort -u); do
    room=$(room_of "${folder#*/}/x")
    case "$folder" in src | include) room=. ;; esac
    [ "$folder" = include/ui ] && room=ui/frame
    allowed=$(allowed_for "$room") || { complain "$folder is no room; see the table in src/tools/layers.sh"; continue; }
    for pair in $(grep -HoE '^[[:space:]]*#[[:space:]]*include[[:space:]]+"[^"]+\.h"' "$folder"/*.[ch] 2>/dev/null |
        sed -E 's/:[[:space:]]*#.*"([^"]+)"/:\1/'); do
        file=${pair%%:*} header=${pair#*:}
        there=$(room_of "$header")
        [ "$there" = "$room" ] && continue
        [ "$folder" = include ] && [ "$there" = core ] && continue
        case " $allowed " in *" $there "*) ;; *) complain "$file may not include $header" ;; esac
    done
done

# A header in include/ is there because another room uses it.
for header in $(cd include && find . -name '*.h' | sed 's@^\./@@'); do
    room=$(room_of "$header")
    [ "$room" = env.h ] || grep -rlE "include \"$header\"" src include | grep -qvE "^src/$room/" ||
        complain "include/$header is used in its own room only: it belongs beside its source"
done

# deny FOLDER PATTERN WHY [BUT]: no line of a room's headers and sources may match (comments and strings are left out as far as sed can).
deny() {
    files=$(find "src/$1" "include/$1" -name '*.[ch]' 2>/dev/null | grep -v -e "${4:-^$}")
    # shellcheck disable=SC2013,SC2086 # the list is words; only files in which the pattern stands at all are read closely
    for file in $(grep -lE "$2" $files /dev/null); do
        found=$(sed -e 's@/\*.*\*/@@' -e 's@^ \*.*@@' -e 's@"\([^"\\]\|\\.\)*"\([^.]\|$\)@""\2@g' "$file" | grep -nE "$2")
        [ -z "$found" ] || complain "$file: $3: $(printf '%s' "$found" | head -n 1)"
    done
}

library() { printf '^[[:space:]]*#[[:space:]]*include[[:space:]]+<(%s)' "$1"; }
io='(^|[^a-zA-Z0-9_])(printf|fprintf|puts|fputs|putchar|perror|fopen|open|read|write)[[:space:]]*\('
clock='(^|[^a-zA-Z0-9_])(time|gettimeofday|clock_gettime|localtime|localtime_r|gmtime|gmtime_r|mktime|strftime)[[:space:]]*\('
world='(^|[^a-zA-Z0-9_])(getenv|setlocale|system|popen)[[:space:]]*\('
memory='(^|[^a-zA-Z0-9_])(malloc|calloc|realloc|free)[[:space:]]*\('

deny core "$(library 'sqlite3|sodium|.*curses|stdio_ext|unistd|time\.h|locale\.h|sys/')" 'core includes what it may not'
deny core "$io" 'core does I/O'
deny core "$memory" 'core allocates' arena.c
for room in core words store editor report demo ui cli; do
    deny "$room" "$clock" "$room reads the clock"
    deny "$room" "$world" "$room reads the environment" 'ui/terminal/term.c'
done
for room in words editor report demo ui cli tools; do
    deny "$room" "$(library 'sqlite3|sodium')" 'SQLite outside the store' schemarows.c # it makes what the store compares with
done
for room in core words store editor report demo cli tools; do
    deny "$room" "$(library 'n?curses|term\.h|ncursesw')" 'curses outside ui/terminal/'
done
deny ui "$(library 'n?curses|term\.h|ncursesw')" 'curses outside ui/terminal/' 'src/ui/terminal/'
for room in words store editor report demo ui cli tools; do
    deny "$room" "$(library 'utf8proc')" 'Unicode outside core'
done
for room in words store report; do
    deny "$room" '(^|[^a-zA-Z0-9_])(printf|fprintf|puts|fputs)[[:space:]]*\(' "$room prints"
done
deny store 'sqlite3_(mprintf|snprintf|exec_printf)|PRAGMA.*%' 'SQL is formatted'

# The files of the frame from the highest down, see src/ui/frame/layer.h: none calls one that stands above it.
above=''
for file in session frame actions app lend unsaved shown stack drafts say disk; do
    found=$(sed -e 's@/\*.*\*/@@' -e 's@^ \*.*@@' "src/ui/frame/$file.c" | grep -nE "(^|[^a-zA-Z0-9_])(${above:-none})_[a-z_]+\(")
    [ -z "$found" ] || complain "src/ui/frame/$file.c calls what stands above it: $(printf '%s' "$found" | head -n 1)"
    above="${above:+$above|}$file"
done

# The name of a test is a sentence: three words at least.
for name in $(find tests -name '*.c' -exec sed -nE 's/^(static )?void ([a-z0-9_]+)\(void \*\*[a-z]+\).*/\2/p' {} +); do
    case "$name" in *_*_*) ;; *) complain "the test $name says no sentence: three words at least" ;; esac
done

for header in $(find include src -name '*.h'); do
    ${CC:-cc} -std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Iinclude -Isrc -I"${BUILD:-build}/gen" -fsyntax-only -x c "$header" 2>/dev/null ||
        complain "$header does not compile alone"
done
exit $status
