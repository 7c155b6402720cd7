#include "ui/journal/journal_filter.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ui/frame/pick.h"
#include "ui/frame/views.h"

struct option {
    enum journal_filter_kind kind;
    bool                     is_all; /* takes all filters away */
    int                      value;
    const char              *tag;
};

struct options {
    struct option *list;
    const char   **labels;
    size_t         count;
};

static void add(struct options *options, struct option option, const char *label)
{
    options->labels[options->count] = label;
    options->list[options->count++] = option;
}

static bool make_options(struct app *app, struct arena *arena, struct options *out, struct error *error)
{
    enum { FIXED = 8 };
    struct entry_tag *tags = NULL;
    size_t            tag_count = 0;
    if (!entries_tags(app->store, app->present.today, arena, &tags, &tag_count, error))
        return false;
    out->list = ARENA_NEW(arena, struct option, FIXED + tag_count);
    out->labels = ARENA_NEW(arena, const char *, FIXED + tag_count);
    add(out, (struct option){.is_all = true}, "all of them");
    add(out, (struct option){.kind = JOURNAL_BY_KIND, .value = ENTRY_JOURNAL}, "entries");
    add(out, (struct option){.kind = JOURNAL_BY_KIND, .value = ENTRY_LETTER}, "letters");
    add(out, (struct option){.kind = JOURNAL_BY_TIME, .value = JOURNAL_WEEK}, "the last 7 days");
    add(out, (struct option){.kind = JOURNAL_BY_TIME, .value = JOURNAL_MONTH}, "the last 30 days");
    add(out, (struct option){.kind = JOURNAL_BY_TIME, .value = JOURNAL_YEAR}, "the last 365 days");
    for (size_t i = 0; i < tag_count; i++) {
        struct buf label = {.arena = arena};
        buf_printf(&label, "#%s, %" PRId64, tags[i].tag, tags[i].count);
        add(out, (struct option){.kind = JOURNAL_BY_TAG, .tag = tags[i].tag}, buf_text(&label));
    }
    return true;
}

/* What is chosen again is taken away. */
static void set(struct journal_state *state, const struct option *option)
{
    if (option->is_all) {
        state->kind = -1;
        state->time = JOURNAL_ALWAYS;
        state->tag[0] = '\0';
    } else if (option->kind == JOURNAL_BY_KIND) {
        state->kind = state->kind == option->value ? -1 : option->value;
    } else if (option->kind == JOURNAL_BY_TIME) {
        state->time = (int)state->time == option->value ? JOURNAL_ALWAYS : (enum journal_time)option->value;
    } else {
        bool again = strcmp(state->tag, option->tag) == 0;
        snprintf(state->tag, sizeof state->tag, "%s", again ? "" : option->tag);
    }
}

/* The options are read anew: what was chosen is found by its words, should the file have changed meanwhile. */
static void take(struct app *app, void *view_state, const void *of_store, size_t index, const char *text)
{
    (void)of_store, (void)index;
    struct journal_state *state = view_state;
    struct arena          scratch = {0};
    struct options        options = {0};
    struct error          error = {0};
    bool                  loaded = make_options(app, &scratch, &options, &error);
    for (size_t i = 0; loaded && i < options.count; i++) {
        if (strcmp(options.labels[i], text) != 0)
            continue;
        set(state, &options.list[i]);
        loaded = journal_state_filter(state, app, &error);
        break;
    }
    if (!loaded)
        app_say(app, false, "%s", error.text);
    arena_free(&scratch);
}

void journal_filter_ask(struct app *app)
{
    struct arena   scratch = {0};
    struct options options = {0};
    struct error   error = {0};
    if (make_options(app, &scratch, &options, &error))
        app_push(app, &view_pick,
                 &(struct pick_request){
                     .title = "Show only", .rows = options.labels, .count = options.count, .chosen = take});
    else
        app_say(app, false, "%s", error.text);
    arena_free(&scratch);
}
