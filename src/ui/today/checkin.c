/*
 * The check-in: one a day, about oneself. The form belongs to the day it was opened on, also if midnight comes before Enter.
 */
#include "ui/frame/formview.h"

#include <string.h>

#include "store/checkins.h"

enum { FIELD_MOOD };
enum { MOOD_MAX = 5, ROWS_FOR_HEAD = 9 };

static const char *const moods[] = {"-", "1", "2", "3", "4", "5", NULL};

static size_t fields(void *of, struct form_field out[FORM_FIELDS_MAX])
{
    struct checkin         *checkin = of;
    const struct form_field table[] = {
        [FIELD_MOOD] = {.label = "How is today?",
                        .kind = FORM_CHOICE,
                        .number = &checkin->mood,
                        .choices = moods,
                        .below = texts_word(WORD_checkin_mood)},
        {.label = "A note", .kind = FORM_NOTE, .text = &checkin->note},
    };
    memcpy(out, table, sizeof table);
    return sizeof table / sizeof *table;
}

/* The day is what its draft is about: what was typed about another one is not offered for this. */
static void find_about(const struct app *app, const void *given, struct form_about *out)
{
    (void)given;
    out->id = app->present.today;
}

static bool read_row(struct app *app, const struct formview_state *state, struct arena *arena, void *of,
                     struct error *error)
{
    struct checkin *checkin = of;
    bool            found;
    daynum          day = (daynum)state->about.id;
    if (!checkins_get(app->store, day, arena, checkin, &found, error))
        return false;
    if (!found)
        *checkin = (struct checkin){.day = day};
    return true;
}

static bool write_row(struct app *app, struct formview_state *state, void *of, struct arena *arena, struct error *error)
{
    (void)state, (void)arena;
    return checkins_save(app->store, &app->present, of, error);
}

static void done(struct app *app, const struct formview_state *state, const void *of)
{
    (void)state;
    const struct checkin *checkin = of;
    app_say(app, true, "%s", texts_word(checkin->mood == 1 ? WORD_mood_one : WORD_checkin_stored));
    app_pop(app);
}

static bool act(struct app *app, struct formview_state *state, enum action action, keycode key)
{
    (void)app;
    if (action == ACTION_CHOICE_number && state->form.focus == FIELD_MOOD && keys_digit(key) <= MOOD_MAX)
        form_choose(&state->form, FIELD_MOOD, keys_digit(key));
    return action == ACTION_CHOICE_number || action == ACTION_PLAIN_checkin; /* the key held down */
}

static void draw(const struct app *app, const void *view_state, struct canvas *canvas, struct rect area)
{
    (void)app;
    const struct formview_state *state = view_state;
    if (area.rows >= ROWS_FOR_HEAD) {
        struct arena scratch = {0};
        char         date[WHEN_WORDS_SIZE];
        when_say_date((daynum)state->about.id, date);
        const char *about = texts_fill(&scratch, WORD_checkin_about, (struct buf_value[]){{"date", date}, {0}});
        int         head = canvas_wrap(canvas, area, 1, 2, 2, area.cols - 3, STYLE_soft, about) + 2;
        arena_free(&scratch);
        area.row += head;
        area.rows -= head;
    }
    form_draw(&state->form, canvas, area, state->kind->label_cols);
}

static void unsaved_name(const struct app *app, const struct formview_state *state, struct buf *out)
{
    (void)app;
    char day[WHEN_DAY_SIZE];
    when_say_day((daynum)state->about.id, day);
    buf_printf(out, "the check-in of %s", day);
}

static const struct formview edit = {
    .act_new = "checkin",
    .act_edit = "checkin",
    .row_size = sizeof(struct checkin),
    .label_cols = 18,
    .fields = fields,
    .about = find_about,
    .read = read_row,
    .write = write_row,
    .done = done,
    .act = act,
    .draw = draw,
    .unsaved_name = unsaved_name,
};

const struct view view_checkin = {FORMVIEW("checkin", "Check in", edit, struct formview_state),
                                  .draft_name = "a check-in", .draft_fades = true};
