#include "ui/frame/undo.h"

#include <stdio.h>

#include "ui/frame/app_private.h"
#include "store/contacts.h"

struct undone {
    struct arena arena;
    struct act   act;
};

static bool take_back(struct app *app, void *context, struct error *error)
{
    struct undone *undone = context;
    return act_undo(app->store, &app->present, &undone->arena, &undone->act, error);
}

static bool has_acts(struct app *app)
{
    struct arena scratch = {0};
    struct act  *acts;
    size_t       count = 0;
    struct error error = {0};
    bool         known = store_is_on_disk(app->store) && act_list(app->store, &scratch, &acts, &count, &error);
    arena_free(&scratch);
    return store_is_on_disk(app->store) && (!known || count > 0);
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

static void say_count(struct app *app, int32_t days)
{
    char number[16];
    snprintf(number, sizeof number, "%d", (int)days);
    app_say_word(app, WORD_taken_back_count, "days", number);
}

static void say_act(struct app *app, const char *what)
{
    const char *words = texts_act(what);
    if (words)
        app_say_word(app, WORD_taken_back_act, "what", words);
    else
        app_say(app, false, "%s", texts_word(WORD_taken_back));
}

void undo_last(struct app *app)
{
    struct undone undone = {0};
    int32_t       before, after;
    bool          was_known = count_now(app, &before);
    if (!has_acts(app)) {
        app_say(app, false, "%s", texts_word(WORD_nothing_to_take_back));
        return;
    }
    if (app_write(app, take_back, &undone)) {
        if (was_known && count_now(app, &after) && after != before)
            say_count(app, after);
        else
            say_act(app, undone.act.what);
    }
    arena_free(&undone.arena);
}
