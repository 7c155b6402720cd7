#include "core/rules.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const char *const kind_names[CONTACT_KINDS] = {
    [CONTACT_TEXT] = "text",     [CONTACT_CALL] = "call",           [CONTACT_EMAIL] = "email",
    [CONTACT_SOCIAL] = "social", [CONTACT_LOOK] = "look",           [CONTACT_MEET] = "meet",
    [CONTACT_FRIEND] = "friend", [CONTACT_LOGISTICS] = "logistics", [CONTACT_AGAIN] = "again",
};

static const char *const direction_names[CONTACT_DIRECTIONS] = {
    [CONTACT_OUT] = "out",
    [CONTACT_IN] = "in",
    [CONTACT_CHANCE] = "chance",
};

static const char *const preset_names[RULES_PRESETS] = {
    [RULES_STRICT] = "strict",
    [RULES_STANDARD] = "standard",
    [RULES_LOW] = "low",
    [RULES_SPACE] = "space",
};

/* The place of a word in a list of names, or -1. */
static int find_name(const char *const *names, int count, const char *word)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], word) == 0)
            return i;
    }
    return -1;
}

static bool preset_breaks(enum rules_preset preset, enum contact_kind kind, enum contact_direction direction)
{
    if (direction == CONTACT_IN)
        return false;
    if (direction == CONTACT_CHANCE)
        return preset == RULES_STRICT && kind == CONTACT_MEET;
    switch (preset) {
    case RULES_STRICT:
        return true;
    case RULES_LOW:
        return kind != CONTACT_LOOK && kind != CONTACT_LOGISTICS;
    case RULES_SPACE:
        return kind == CONTACT_AGAIN;
    default:
        return kind != CONTACT_LOOK;
    }
}

bool rules_has_cell(enum contact_kind kind, enum contact_direction direction)
{
    if (kind == CONTACT_AGAIN)
        return direction == CONTACT_OUT;
    return kind != CONTACT_LOOK || direction != CONTACT_IN;
}

bool rules_break(const struct rules *rules, enum contact_kind kind, enum contact_direction direction)
{
    uint8_t cell = rules->cells[kind][direction];
    return cell == RULES_AS_PRESET ? preset_breaks(rules->preset, kind, direction) : cell == RULES_BREAKS;
}

void rules_set(struct rules *rules, enum contact_kind kind, enum contact_direction direction, bool breaks)
{
    assert(rules_has_cell(kind, direction));
    uint8_t *cell = &rules->cells[kind][direction];
    if (breaks == preset_breaks(rules->preset, kind, direction))
        *cell = RULES_AS_PRESET;
    else
        *cell = breaks ? RULES_BREAKS : RULES_KEEPS;
}

int rules_changed(const struct rules *rules)
{
    int changed = 0;
    for (enum contact_kind kind = 0; kind < CONTACT_KINDS; kind++) {
        for (enum contact_direction direction = 0; direction < CONTACT_DIRECTIONS; direction++)
            changed += rules_break(rules, kind, direction) != preset_breaks(rules->preset, kind, direction);
    }
    return changed;
}

const char *rules_kind_name(enum contact_kind kind)
{
    return kind_names[kind];
}

const char *rules_direction_name(enum contact_direction direction)
{
    return direction_names[direction];
}

const char *rules_preset_name(enum rules_preset preset)
{
    return preset_names[preset];
}

bool rules_read_kind(const char *word, enum contact_kind *out)
{
    int found = find_name(kind_names, CONTACT_KINDS, word);
    if (found < 0)
        return false;
    *out = (enum contact_kind)found;
    return true;
}

bool rules_read_direction(const char *word, enum contact_direction *out)
{
    int found = find_name(direction_names, CONTACT_DIRECTIONS, word);
    if (found < 0)
        return false;
    *out = (enum contact_direction)found;
    return true;
}

bool rules_read_preset(const char *word, enum rules_preset *out)
{
    int found = find_name(preset_names, RULES_PRESETS, word);
    if (found < 0)
        return false;
    *out = (enum rules_preset)found;
    return true;
}
