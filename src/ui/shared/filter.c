#include "ui/shared/filter.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "ui/frame/views.h"

int filter_count(const struct filter *filter)
{
    int count = 0;
    for (int kind = 0; kind < FILTER_KINDS; kind++)
        count += filter->of[kind].is_set;
    return count;
}

static struct filter without(const struct filter *filter, int kind)
{
    struct filter wider = *filter;
    wider.of[kind] = (struct filter_choice){0};
    return wider;
}

bool filter_count_hidden(struct app *app, const void *where, const struct filter *filter, int64_t shown,
                         bool (*total)(struct app *app, const void *where, const struct filter *filter, int64_t *out,
                                       struct error *error),
                         int64_t hides[FILTER_KINDS], struct error *error)
{
    for (int kind = 0; kind < FILTER_KINDS; kind++) {
        struct filter wider = without(filter, kind);
        int64_t       all = 0;
        if (!filter->of[kind].is_set)
            continue;
        if (!total(app, where, &wider, &all, error))
            return false;
        hides[kind] = all - shown;
    }
    return true;
}

int filter_draw(const struct filter *filter, const int64_t hides[FILTER_KINDS], enum word word, struct canvas *canvas,
                struct rect clip, int row, int col)
{
    struct arena scratch = {0};
    for (int kind = 0; kind < FILTER_KINDS; kind++) {
        struct buf line = {.arena = &scratch};
        char       count[24];
        if (!filter->of[kind].is_set)
            continue;
        snprintf(count, sizeof count, "%" PRId64, hides[kind]);
        buf_fill(&line, texts_word(word),
                 (struct buf_value[]){{"filter", filter->of[kind].line}, {"count", count}, {0}});
        canvas_cut(canvas, clip, row++, col, clip.cols - col - 1, STYLE_soft, buf_text(&line));
    }
    arena_free(&scratch);
    return row;
}

/* None where they cannot be read, which is said. */
static struct filter_option *read_options(struct app *app, filter_list *list, struct arena *arena, size_t *count)
{
    struct filter_option *options = NULL;
    struct error          error = {0};
    *count = 0;
    if (list(app, arena, &options, count, &error))
        return options;
    *count = 0;
    app_say(app, false, "%s", error.text);
    return NULL;
}

void filter_ask(struct app *app, filter_list *list,
                void (*chosen)(struct app *app, void *state, const void *loaded, size_t index, const char *label))
{
    struct arena                scratch = {0};
    size_t                      count;
    const struct filter_option *options = read_options(app, list, &scratch, &count);
    const char                **labels = ARENA_NEW(&scratch, const char *, count);
    assert(options || count == 0);
    for (size_t i = 0; i < count; i++)
        labels[i] = options[i].label;
    if (count > 0)
        app_push(app, &view_pick,
                 &(struct pick_request){.title = "Show only", .rows = labels, .count = count, .chosen = chosen});
    arena_free(&scratch);
}

static void choose(struct filter *filter, const struct filter_option *option)
{
    if (option->kind == FILTER_ALL) {
        *filter = (struct filter){0};
        return;
    }
    struct filter_choice *choice = &filter->of[option->kind];
    const char           *text = option->text ? option->text : "";
    bool is_again = choice->is_set && choice->value == option->value && strcmp(choice->text, text) == 0;
    *choice = (struct filter_choice){0};
    if (is_again)
        return;
    choice->is_set = true;
    choice->value = option->value;
    snprintf(choice->text, sizeof choice->text, "%s", text);
    snprintf(choice->line, sizeof choice->line, "%s", option->line);
}

bool filter_take(struct app *app, struct filter *filter, filter_list *list, const char *label)
{
    struct arena                scratch = {0};
    size_t                      count, at = 0;
    const struct filter_option *options = read_options(app, list, &scratch, &count);
    assert(options || count == 0);
    while (at < count && strcmp(options[at].label, label) != 0)
        at++;
    bool is_there = at < count;
    if (is_there)
        choose(filter, &options[at]);
    arena_free(&scratch);
    return is_there;
}
