#include "ui/shared/kind_say.h"

static const struct {
    const char *brief, *choice;
    const char *out, *in; /* what stands before the name; NULL: the name is left out */
} kinds[CONTACT_KINDS] = {
    [CONTACT_TEXT] = {"text", "a text", "to", "from"},
    [CONTACT_CALL] = {"call", "a call", "to", "from"},
    [CONTACT_EMAIL] = {"mail", "a mail", "to", "from"},
    [CONTACT_SOCIAL] = {"like", "a like or a comment", NULL, "from"},
    [CONTACT_LOOK] = {"look", "a look", NULL, NULL},
    [CONTACT_MEET] = {"meet", "a meeting", "with", "with"},
    [CONTACT_FRIEND] = {"through somebody", "a word through somebody else", NULL, NULL},
    [CONTACT_LOGISTICS] = {"children, work", "children, work, money or keys", NULL, NULL},
    [CONTACT_AGAIN] = {"again", "a second message, or a check", NULL, NULL},
};

const char *kind_say_short(enum contact_kind kind)
{
    return kinds[kind].brief;
}

const char *const *kind_say_choices(void)
{
    static const char *const choices[CONTACT_KINDS + 1] = {
        [CONTACT_TEXT] = "a text, a message",
        [CONTACT_CALL] = "a call",
        [CONTACT_EMAIL] = "a mail",
        [CONTACT_SOCIAL] = "a like, a comment, a post",
        [CONTACT_LOOK] = "a look at their profile, photos, old chats",
        [CONTACT_MEET] = "meeting",
        [CONTACT_FRIEND] = "through somebody else",
        [CONTACT_LOGISTICS] = "children, work, money, keys",
        [CONTACT_AGAIN] = "writing again, or checking whether it was seen",
    };
    return choices;
}

void kind_say_contact(struct buf *out, enum contact_kind kind, enum contact_direction direction, const char *name)
{
    const char *before = direction == CONTACT_OUT ? kinds[kind].out : kinds[kind].in;
    if (direction == CONTACT_CHANCE && kind != CONTACT_MEET)
        before = NULL;
    buf_puts(out, kinds[kind].choice);
    if (name != NULL && before != NULL)
        buf_printf(out, " %s %s", before, name);
}
