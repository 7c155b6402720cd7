/*
 * rules: which contact ends a streak. Decided once, calmly, and written into each contact when it is logged:
 * changing the rules never rewrites what is already there.
 */
#ifndef HOLDFAST_CORE_RULES_H
#define HOLDFAST_CORE_RULES_H

#include <stdbool.h>
#include <stdint.h>

enum contact_kind {
    CONTACT_TEXT,
    CONTACT_CALL,
    CONTACT_EMAIL,
    CONTACT_SOCIAL, /* a like, a comment, a direct message, a post meant for them */
    CONTACT_LOOK,   /* their profile, photos, old chats */
    CONTACT_MEET,
    CONTACT_FRIEND,    /* through somebody else */
    CONTACT_LOGISTICS, /* children, work, money, keys, and it stayed with that */
    CONTACT_AGAIN,     /* wrote again before an answer came, or checked whether it was seen */
    CONTACT_KINDS
};

enum contact_direction {
    CONTACT_OUT,    /* I began, or I answered */
    CONTACT_IN,     /* they did, and I did not answer */
    CONTACT_CHANCE, /* by accident */
    CONTACT_DIRECTIONS
};

enum rules_preset { RULES_STRICT, RULES_STANDARD, RULES_LOW, RULES_SPACE, RULES_PRESETS };

enum rules_cell { RULES_AS_PRESET, RULES_BREAKS, RULES_KEEPS };

/* A preset and the single cells changed for a person. All zero but the preset is the preset as it is. */
struct rules {
    enum rules_preset preset;
    uint8_t           cells[CONTACT_KINDS][CONTACT_DIRECTIONS]; /* enum rules_cell */
};

/* A look has no `in`; `again` is `out` only. Every other pair exists. */
bool rules_has_cell(enum contact_kind kind, enum contact_direction direction);

/* Does such a contact end a streak under these rules? The table of product.md, then the changed cells. */
bool rules_break(const struct rules *rules, enum contact_kind kind, enum contact_direction direction);

/* Changes one cell; a change to what the preset says anyway is no change. The cell must exist. */
void rules_set(struct rules *rules, enum contact_kind kind, enum contact_direction direction, bool breaks);

/* How many cells differ from the preset. */
int rules_changed(const struct rules *rules);

/* All kinds, as a sentence names them. */
#define RULES_KINDS_SAID "text, call, email, social, look, meet, friend, logistics or again"

/* The words of cli.md and of the file: "text", "out", "standard". The readers return false for any other word. */
const char *rules_kind_name(enum contact_kind kind);
const char *rules_direction_name(enum contact_direction direction);
const char *rules_preset_name(enum rules_preset preset);
bool        rules_read_kind(const char *word, enum contact_kind *out);
bool        rules_read_direction(const char *word, enum contact_direction *out);
bool        rules_read_preset(const char *word, enum rules_preset *out);

#endif
