#include "ui/frame/undo.h"

#include <stdio.h>

#include "ui/frame/app_private.h"
#include "ui/frame/pick.h"
#include "ui/frame/views.h"
#include "store/contacts.h"

/* What undo and redo differ in. */
struct way {
    bool (*act)(struct store *store, const struct present *present, struct arena *arena, struct act *out,
                struct error *error);
    bool (*list)(struct store *store, struct arena *arena, struct act **out, size_t *count, struct error *error);
    enum word nothing, plain, count, named;
};

static const struct way ways[] = {
    {act_undo, act_list, WORD_nothing_to_take_back, WORD_taken_back, WORD_taken_back_count, WORD_taken_back_act},
    {act_redo, act_list_undone, WORD_nothing_to_do_again, WORD_done_again, WORD_done_again_count, WORD_done_again_act},
};
enum { BACK, AGAIN };

struct turned {
    const struct way *way;
    struct arena      arena;
    struct act        act;
    struct error      refusal; /* it cannot be: told, and no failure of the disk */
};

static bool turn(struct app *app, void *context, struct error *error)
{
    struct turned *turned = context;
    if (turned->way->act(app->store, &app->present, &turned->arena, &turned->act, error))
        return true;
    turned->refusal = *error;
    return error->kind == ERROR_REFUSED;
}

/* The acts there are, in the arena; *known false: the file could not be asked. */
static size_t count_acts(struct app *app, const struct way *way, struct arena *arena, struct act **acts, bool *known)
{
    size_t       count = 0;
    struct error error = {0};
    *known = store_is_on_disk(app->store) && way->list(app->store, arena, acts, &count, &error);
    return *known ? count : 0;
}

/* The count of the person shown; false where there is none, or where it is not to be seen. */
static bool count_now(struct app *app, int32_t *days)
{
    struct arena scratch = {0};
    struct tally tally;
    struct error error = {0};
    bool         counts =
        app->has_person && !app->count_hidden &&
        contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, &scratch, &tally, NULL, &error);
    *days = counts ? tally.streak_days : 0;
    arena_free(&scratch);
    return counts;
}

static void say_count(struct app *app, const struct way *way, int32_t days)
{
    char number[16];
    snprintf(number, sizeof number, "%d", (int)days);
    app_say_word(app, way->count, "days", number);
}

static void say_act(struct app *app, const struct way *way, const char *what)
{
    const char *words = texts_act(what);
    if (words)
        app_say_word(app, way->named, "what", words);
    else
        app_say(app, false, "%s", texts_word(way->plain));
}

static void go(struct app *app, const struct way *way)
{
    struct turned turned = {.way = way};
    int32_t       before, after;
    bool          was_known = count_now(app, &before);
    if (app_write(app, turn, &turned)) {
        if (turned.refusal.kind != ERROR_NONE)
            app_say(app, false, "%s", turned.refusal.text);
        else if (was_known && count_now(app, &after) && after != before)
            say_count(app, way, after);
        else
            say_act(app, way, turned.act.what);
    }
    arena_free(&turned.arena);
}

static void start_answered(struct app *app, void *state, const void *loaded, size_t index, const char *text)
{
    (void)state, (void)loaded, (void)text;
    if (index == 1)
        go(app, &ways[BACK]);
}

static void ask_for_start(struct app *app)
{
    const char *const rows[] = {texts_word(WORD_take_start_back_no), texts_word(WORD_take_start_back_yes)};
    app_push(app, &view_pick,
             &(struct pick_request){
                 .title = texts_word(WORD_take_start_back), .rows = rows, .count = 2, .chosen = start_answered});
}

static void begin(struct app *app, int which)
{
    struct arena      scratch = {0};
    const struct way *way = &ways[which];
    struct act       *acts = NULL;
    bool              known;
    size_t            count = count_acts(app, way, &scratch, &acts, &known);
    bool              is_nothing = count == 0 && (known || !store_is_on_disk(app->store));
    bool              is_start = which == BACK && count > 0 && act_is_start(&acts[0]);
    arena_free(&scratch);
    if (is_nothing)
        app_say(app, false, "%s", texts_word(way->nothing));
    else if (is_start)
        ask_for_start(app);
    else
        go(app, way);
}

void undo_last(struct app *app)
{
    begin(app, BACK);
}

void undo_redo(struct app *app)
{
    begin(app, AGAIN);
}
