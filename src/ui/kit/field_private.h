/*
 * field_private: a field from the inside, for field.c, which changes it, and field_draw.c.
 */
#ifndef HOLDFAST_UI_KIT_FIELD_PRIVATE_H
#define HOLDFAST_UI_KIT_FIELD_PRIVATE_H

#include "core/arena.h"
#include "ui/kit/textedit.h"
#include "ui/kit/field.h"

struct field {
    struct arena          arena;
    bool                  many_lines;
    size_t                most;
    struct buf            text;
    size_t                cursor;
    struct buf            cut;       /* what ^Y puts back */
    bool                  cut_grows; /* the last key cut, too: what the next one cuts is added */
    bool                  typing;    /* the last key typed: the next one belongs to the same edit */
    struct textedit_steps steps;
};

#endif
