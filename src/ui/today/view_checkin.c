/*
 * The check-in: one a day, about oneself. The form belongs to the day it was opened on, also if midnight comes before Enter.
 */
#include "ui/frame/views.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/checkins.h"
#include "ui/frame/app.h"
#include "ui/kit/form.h"

enum { FIELD_MOOD, FIELD_NOTE, FIELDS };
enum { MOOD_MAX = 5, LABEL_COLS = 18, ROWS_FOR_HEAD = 9 };

struct checkin_state {
    daynum      day;
    struct form form;
    bool        is_sent; /* Enter was pressed: it is to be written, and tried again until it is */
};

static const char *const moods[] = {"-", "1", "2", "3", "4", "5", NULL};

static bool open(struct app *app, void *view_state, const void *given, struct error *error)
{
    (void)given;
    struct checkin_state *state = view_state;
    struct arena          scratch = {0};
    struct checkin        checkin;
    bool                  found;
    state->day = app->present.today;
    if (!checkins_get(app->store, state->day, &scratch, &checkin, &found, error)) {
        arena_free(&scratch);
        return false;
    }
    state->form.count = FIELDS;
    state->form.fields[FIELD_MOOD] = (struct form_field){
        .label = "How is today?", .kind = FORM_CHOICE, .choices = moods, .below = texts_word(WORD_checkin_mood)};
    state->form.fields[FIELD_NOTE] = (struct form_field){.label = "A note", .kind = FORM_NOTE, .most = TEXT_NOTE_MAX};
    form_open(&state->form);
    if (found) {
        state->form.fields[FIELD_MOOD].choice = checkin.mood;
        form_set(&state->form.fields[FIELD_NOTE], checkin.note ? checkin.note : "");
    }
    arena_free(&scratch);
    return true;
}

static void close(void *view_state)
{
    form_close(&((struct checkin_state *)view_state)->form);
}

static void draw(const struct app *app, const void *view_state, const void *loaded, struct canvas *canvas,
                 struct rect area)
{
    (void)loaded;
    (void)app;
    const struct checkin_state *state = view_state;
    if (area.rows >= ROWS_FOR_HEAD) {
        struct arena scratch = {0};
        struct buf   about = {.arena = &scratch};
        char         date[WHEN_WORDS_SIZE];
        when_say_date(state->day, date);
        buf_fill(&about, texts_word(WORD_checkin_about), (struct buf_value[]){{"date", date}, {0}});
        int head = canvas_wrap(canvas, area, 1, 2, 2, area.cols - 3, STYLE_soft, buf_text(&about)) + 2;
        arena_free(&scratch);
        area.row += head;
        area.rows -= head;
    }
    form_draw(&state->form, canvas, area, LABEL_COLS);
}

static bool save(struct app *app, void *view_state, struct error *error)
{
    struct checkin_state *state = view_state;
    struct checkin        checkin = {
               .day = state->day, .mood = state->form.fields[FIELD_MOOD].choice, .note = form_value(&state->form, FIELD_NOTE)};
    if (!act_begin(app->store, &app->present, "checkin", error) ||
        !act_end(app->store, checkins_save(app->store, &app->present, &checkin, error) && app_drop_draft(app, error),
                 error))
        return false;
    state->is_sent = false;
    app_say(app, true, "%s", texts_word(checkin.mood == 1 ? WORD_mood_one : WORD_checkin_stored));
    app_pop(app);
    return true;
}

static bool is_unsaved(const void *view_state)
{
    return ((const struct checkin_state *)view_state)->is_sent;
}

static void unsaved_name(const struct app *app, const void *view_state, struct buf *out)
{
    (void)app;
    char day[WHEN_DAY_SIZE];
    when_say_day(((const struct checkin_state *)view_state)->day, day);
    buf_printf(out, "the check-in of %s", day);
}

static bool act(struct app *app, void *view_state, const void *loaded, enum action action, keycode key)
{
    (void)loaded;
    struct checkin_state *state = view_state;
    struct form_field    *mood = &state->form.fields[FIELD_MOOD];
    switch (action) {
    case ACTION_FORM_save:
        state->is_sent = true;
        app_save(app);
        return true;
    case ACTION_CHOICE_number:
        if (state->form.focus == FIELD_MOOD && keys_digit(key) <= MOOD_MAX) {
            mood->choice = keys_digit(key);
            mood->touched = true;
        }
        return true;
    case ACTION_PLAIN_checkin: /* the key held down */
        return true;
    default:
        return form_act(&state->form, action, key);
    }
}

static bool text(struct app *app, void *view_state, keycode key)
{
    (void)app;
    return form_text(&((struct checkin_state *)view_state)->form, key);
}

static bool is_text(const void *view_state)
{
    return form_is_text(&((const struct checkin_state *)view_state)->form);
}

static void paste(struct app *app, void *view_state, const char *bytes, size_t length)
{
    (void)app;
    form_paste(&((struct checkin_state *)view_state)->form, bytes, length);
}

/* The day, then the form: what was typed about another day is not taken up for this one. */
static const char *draft_get(struct app *app, const void *view_state, struct arena *arena)
{
    (void)app;
    const struct checkin_state *state = view_state;
    const char                 *form = form_draft(&state->form, arena);
    struct buf                  draft = {.arena = arena};
    if (!form)
        return NULL;
    buf_printf(&draft, "%" PRId32 "\n%s", state->day, form);
    return buf_text(&draft);
}

static void draft_put(struct app *app, void *view_state, const char *draft)
{
    (void)app;
    struct checkin_state *state = view_state;
    char                 *form;
    if (strtol(draft, &form, 10) == state->day && *form == '\n')
        form_take_draft(&state->form, form + 1);
}

static void hints(const struct app *app, const void *view_state, const void *loaded,
                  struct view_hint out[VIEW_FOOTER_MAX + 1])
{
    (void)loaded;
    (void)app, (void)view_state;
    static const struct view_hint row[] = {
        {ACTION_FORM_save, NULL},
        {ACTION_FORM_next, NULL},
        {ACTION_CHOICE_choose, NULL},
        {ACTION_EVERYWHERE_help, NULL},
        {ACTION_EVERYWHERE_urge, NULL},
        {ACTION_EVERYWHERE_back, NULL},
        {ACTION_NONE, NULL},
    };
    memcpy(out, row, sizeof row);
}

const struct view view_checkin = {
    .name = "checkin",
    .title = "Check in",
    .scopes = SCOPE_MOVE | SCOPE_FORM | SCOPE_CHOICE,
    .state_size = sizeof(struct checkin_state),
    .open = open,
    .draw = draw,
    .act = act,
    .text = text,
    .is_text = is_text,
    .paste = paste,
    .save = save,
    .is_unsaved = is_unsaved,
    .unsaved_name = unsaved_name,
    .draft_get = draft_get,
    .draft_put = draft_put,
    .hints = hints,
    .close = close,
};
