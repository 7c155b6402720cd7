#include "ui/urges/urges_filter.h"

#include <stdio.h>
#include <string.h>

#include "ui/frame/pick.h"
#include "ui/frame/views.h"

enum { TRIGGERS_MOST = 40 };

struct option {
    enum urges_filter_kind kind;
    bool                   is_all; /* takes all filters away */
    int                    outcome;
    int64_t                person_id;
    const char            *text; /* the name or the trigger */
};

struct options {
    struct option *list;
    const char   **labels;
    size_t         count;
};

static void add(struct options *options, struct arena *arena, struct option option, const char *before,
                const char *name)
{
    struct buf label = {.arena = arena};
    buf_printf(&label, "%s%s", before, name);
    options->labels[options->count] = buf_text(&label);
    options->list[options->count++] = option;
}

static bool make_options(struct app *app, struct arena *arena, struct options *out, struct error *error)
{
    enum { FIXED = 4 };
    struct person *persons = NULL;
    const char   **triggers = NULL;
    size_t         person_count = 0, trigger_count = 0;
    if (!persons_list(app->store, arena, &persons, &person_count, error) ||
        !urges_triggers(app->store, TRIGGERS_MOST, arena, &triggers, &trigger_count, error))
        return false;
    out->list = ARENA_NEW(arena, struct option, FIXED + person_count + trigger_count);
    out->labels = ARENA_NEW(arena, const char *, FIXED + person_count + trigger_count);
    add(out, arena, (struct option){.is_all = true}, "", "all of them");
    add(out, arena, (struct option){.kind = URGES_BY_OUTCOME, .outcome = URGE_RESISTED}, "", "ridden out");
    add(out, arena, (struct option){.kind = URGES_BY_OUTCOME, .outcome = URGE_GAVE_IN}, "", "ended in contact");
    add(out, arena, (struct option){.kind = URGES_BY_OUTCOME, .outcome = URGE_OPEN}, "", "open or not told");
    for (size_t i = 0; i < person_count && person_count > 1; i++) {
        const char *name = persons[i].name ? persons[i].name : "somebody without a name";
        add(out, arena, (struct option){.kind = URGES_BY_PERSON, .person_id = persons[i].id, .text = name}, "about ",
            name);
    }
    for (size_t i = 0; i < trigger_count; i++)
        add(out, arena, (struct option){.kind = URGES_BY_TRIGGER, .text = triggers[i]}, "set off by ", triggers[i]);
    return true;
}

static void set_trigger(struct urges_state *state, const char *trigger)
{
    bool again = strcmp(state->trigger, trigger) == 0;
    snprintf(state->trigger, sizeof state->trigger, "%s", again ? "" : trigger);
}

static void set_person(struct urges_state *state, const struct option *option)
{
    bool again = state->person_id == option->person_id;
    state->person_id = again ? 0 : option->person_id;
    snprintf(state->person_name, sizeof state->person_name, "%s", option->text);
}

static void set(struct urges_state *state, const struct option *option)
{
    if (option->is_all) {
        state->outcome = -1;
        state->person_id = 0;
        state->trigger[0] = '\0';
    } else if (option->kind == URGES_BY_OUTCOME) {
        state->outcome = state->outcome == option->outcome ? -1 : option->outcome;
    } else if (option->kind == URGES_BY_PERSON) {
        set_person(state, option);
    } else {
        set_trigger(state, option->text);
    }
    state->list = (struct list){0};
}

/* The options are read anew: what was chosen is found by its words, should the file have changed meanwhile. */
static void take(struct app *app, void *context, size_t index, const char *text)
{
    (void)index;
    struct urges_state *state = context;
    struct arena        scratch = {0};
    struct options      options = {0};
    struct error        error = {0};
    bool                loaded = make_options(app, &scratch, &options, &error);
    for (size_t i = 0; loaded && i < options.count; i++) {
        if (strcmp(options.labels[i], text) != 0)
            continue;
        set(state, &options.list[i]);
        loaded = urges_state_load(state, app, &error);
        break;
    }
    if (!loaded)
        app_say(app, false, "%s", error.text);
    arena_free(&scratch);
}

void urges_filter_ask(struct urges_state *state, struct app *app)
{
    struct arena   scratch = {0};
    struct options options = {0};
    struct error   error = {0};
    if (make_options(app, &scratch, &options, &error))
        app_push(app, &view_pick,
                 &(struct pick_request){.title = "Show only",
                                        .rows = options.labels,
                                        .count = options.count,
                                        .chosen = take,
                                        .context = state});
    else
        app_say(app, false, "%s", error.text);
    arena_free(&scratch);
}
