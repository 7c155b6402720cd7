#include "ui/shared/urge_say.h"

#include <inttypes.h>
#include <stdio.h>

enum { WHOLE_COLS = 70, UNSAFE_COLS = 75 }; /* from here on the line for danger has room for all of it */

static const char *fill(struct arena *arena, enum word word, const struct buf_value *values)
{
    struct buf out = {.arena = arena};
    buf_fill(&out, texts_word(word), values);
    return buf_text(&out);
}

const char *urge_say_danger(const struct app *app, int cols)
{
    if (app->person.unsafe)
        return texts_word(cols < UNSAFE_COLS ? WORD_help_unsafe_short : WORD_help_unsafe);
    return texts_word(cols < WHOLE_COLS ? WORD_help_in_danger_short : WORD_help_in_danger);
}

const char *urge_say_stored(const struct app *app, const struct urge_state *state, int cols, struct arena *arena)
{
    if (urge_state_is_unsaved(state))
        return urge_say_danger(app, cols);
    if (!state->was_there)
        return texts_word(WORD_urge_stored);
    char clock[WHEN_DAY_SIZE];
    when_say_clock(state->began, clock);
    return fill(arena, WORD_urge_again, (struct buf_value[]){{"clock", clock}, {0}});
}

const char *urge_say_took(const struct urge_state *state, struct arena *arena)
{
    enum { MINUTE_S = 60 };
    if (state->timed < URGE_TIMED_MIN)
        return NULL;
    char count[24], from[24], to[24];
    snprintf(count, sizeof count, "%" PRId64, state->timed);
    snprintf(from, sizeof from, "%" PRId64, state->shortest_s / MINUTE_S);
    snprintf(to, sizeof to, "%" PRId64, state->longest_s / MINUTE_S);
    return fill(arena, WORD_urge_took, (struct buf_value[]){{"from", from}, {"to", to}, {"count", count}, {0}});
}

const char *urge_say_ridden(const struct urge_state *state, bool is_question, struct arena *arena)
{
    enum { MINUTE_S = 60 };
    char    duration[WHEN_WORDS_SIZE];
    int64_t took_s = state->ended.unix_s - state->began.unix_s;
    bool    is_later = took_s >= URGE_TOLD_LATER_S;
    if (took_s < MINUTE_S)
        when_say_duration(took_s > 0 ? took_s : 1, duration); /* "0 seconds" says nothing */
    else
        when_say_duration(took_s - took_s % MINUTE_S, duration);
    enum word word = is_question ? is_later ? WORD_urge_ridden_later : WORD_urge_ridden
                     : is_later  ? WORD_urge_ridden_only_later
                                 : WORD_urge_ridden_only;
    return fill(arena, word, (struct buf_value[]){{"duration", duration}, {0}});
}

void urge_say_standing(const struct app *app, const void *state, const void *loaded, struct buf *out)
{
    (void)loaded;
    (void)state;
    buf_printf(out, " %s", urge_say_danger(app, app->area_cols));
}

void urge_say_aside(const struct app *app, const void *view_state, const void *loaded, struct buf *out)
{
    (void)loaded;
    const struct urge_state *state = view_state;
    enum { MINUTE_S = 60, DAY_S = 24 * 3600 };
    int64_t ago_s = app->present.now.unix_s - state->began.unix_s;
    char    clock[WHEN_DAY_SIZE], text[WHEN_WORDS_SIZE];
    when_say_clock(state->began, clock);
    if (ago_s < MINUTE_S) {
        buf_fill(out, texts_word(WORD_urge_began_now), (struct buf_value[]){{"clock", clock}, {0}});
    } else if (ago_s < DAY_S) {
        when_say_short(ago_s, text);
        buf_fill(out, texts_word(WORD_urge_began), (struct buf_value[]){{"clock", clock}, {"duration", text}, {0}});
    } else {
        when_say_date(when_date(state->began), text);
        buf_fill(out, texts_word(WORD_urge_began_on), (struct buf_value[]){{"date", text}, {"clock", clock}, {0}});
    }
}
