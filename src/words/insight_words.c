#include "words/insight_words.h"

#include <inttypes.h>
#include <math.h>

#include "core/buf.h"
#include "words/texts.h"
#include "words/words.h"

enum { QUARTERS = 4, SHOWN_TRIGGERS = 3, SHOWN_GAPS = 8, REACH_DAYS_LEAST = 7, SLOPE_DECIMALS_MOST = 3 };

static const struct {
    enum word name, title;
} plots[INSIGHT_PLOTS] = {
    [INSIGHT_PLOT_WHEN] = {WORD_insight_when, WORD_insight_when_title},
    [INSIGHT_PLOT_WEEKS] = {WORD_insight_weeks, WORD_insight_weeks_title},
    [INSIGHT_PLOT_TRIGGERS] = {WORD_insight_what, WORD_insight_what_title},
    [INSIGHT_PLOT_HELPED] = {WORD_insight_helped, WORD_insight_helped_title},
    [INSIGHT_PLOT_MOOD] = {WORD_insight_mood, WORD_insight_mood_title},
    [INSIGHT_PLOT_LOOKS] = {WORD_insight_looks, WORD_insight_looks_title},
};

const char *insight_words_name(enum insight_plot plot)
{
    return texts_word(plots[plot].name);
}

const char *insight_words_title(enum insight_plot plot)
{
    return texts_word(plots[plot].title);
}

const char *insight_words_weekdays(enum weekday weekday)
{
    static const enum word words[INSIGHT_WEEKDAYS] = {
        WORD_insight_mondays, WORD_insight_tuesdays,  WORD_insight_wednesdays, WORD_insight_thursdays,
        WORD_insight_fridays, WORD_insight_saturdays, WORD_insight_sundays,
    };
    return texts_word(words[weekday]);
}

const char *insight_words_reach(const struct insight_reach *reach, struct arena *arena)
{
    struct buf out = {.arena = arena};
    if (reach->to_days == 0)
        buf_puts(&out, texts_word(WORD_insight_look_day));
    else if (reach->to_days == INT32_MAX)
        buf_printf(&out, "%" PRId32 " %s", reach->from_days, texts_word(WORD_insight_look_more));
    else
        buf_printf(&out, "%" PRId32 " %s %" PRId32 " %s", reach->from_days, texts_word(WORD_insight_to), reach->to_days,
                   texts_word(WORD_insight_look_after));
    return buf_text(&out);
}

static const char *number(struct arena *arena, int64_t value)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%" PRId64, value);
    return buf_text(&out);
}

static const char *figure_of(struct arena *arena, int decimals, double value)
{
    struct buf out = {.arena = arena};
    buf_printf(&out, "%.*f", decimals, value);
    return buf_text(&out);
}

static const char *figure(struct arena *arena, double value)
{
    return figure_of(arena, 1, value);
}

static const char *fill(struct arena *arena, enum word word, const struct buf_value *values)
{
    struct buf out = {.arena = arena};
    buf_fill(&out, texts_word(word), values);
    return buf_text(&out);
}

static struct insight_sentence too_few(struct arena *arena, int64_t have, int64_t need)
{
    const struct buf_value values[] = {{"have", number(arena, have)}, {"need", number(arena, need)}, {NULL, NULL}};
    return (struct insight_sentence){
        .text = texts_word(WORD_insight_too_few), .cases = fill(arena, WORD_insight_of, values), .detail = ""};
}

static struct insight_sentence say_when(const struct insights *insights, struct arena *arena)
{
    if (!insights->hardest_is_known)
        return too_few(arena, insights->urges, INSIGHT_WHEN_LEAST);
    int64_t                in_it = insights->cells[insights->hardest_weekday][insights->hardest_hour].count;
    const struct buf_value values[] = {
        {"weekdays", insight_words_weekdays(insights->hardest_weekday)},
        {"from", number(arena, insights->hardest_hour)},
        {"to", number(arena, insights->hardest_hour + 1)},
        {"have", number(arena, in_it)},
        {"need", number(arena, insights->urges)},
        {NULL, NULL},
    };
    return (struct insight_sentence){.is_known = true,
                                     .text = fill(arena, WORD_insight_when_most, values),
                                     .cases = fill(arena, WORD_insight_of, values),
                                     .detail = ""};
}

/* So many decimals, at least one, show the value with this many digits; more than SLOPE_DECIMALS_MOST: none do. */
static int decimals_for(double value, int digits)
{
    int    decimals = 1;
    double least = digits == 1 ? 0.5 : 10; /* one digit is there as soon as it does not round to nothing */
    for (value *= 10; value < least && decimals <= SLOPE_DECIMALS_MOST; value *= 10)
        decimals++;
    return decimals;
}

/*
 * "1.2 fewer each week (95 %: 0.4 to 2.0)", where the direction is clear. Over years a week's part of it is small, so the
 * slope has two digits; where it, or the near end of its interval, rounds to nothing even so, nothing is said. `words`:
 * falling, rising.
 */
static void put_trend(struct buf *out, const struct trend *trend, enum word falling, enum word rising)
{
    if (trend->sign == TREND_UNCLEAR)
        return;
    double slope = fabs(trend->slope);
    double low = fmin(fabs(trend->low), fabs(trend->high)), high = fmax(fabs(trend->low), fabs(trend->high));
    int    of_slope = decimals_for(slope, 2), of_low = decimals_for(low, 1);
    if (of_low > SLOPE_DECIMALS_MOST)
        return;
    int decimals = of_slope > SLOPE_DECIMALS_MOST ? SLOPE_DECIMALS_MOST : of_slope > of_low ? of_slope : of_low;
    const struct buf_value values[] = {
        {"slope", figure_of(out->arena, decimals, slope)},
        {"low", figure_of(out->arena, decimals, low)},
        {"high", figure_of(out->arena, decimals, high)},
        {NULL, NULL},
    };
    buf_fill(out, texts_word(trend->sign == TREND_FALLING ? falling : rising), values);
}

/* The sum of a figure over those whole weeks that have one, from..to - 1 of them; returns how many these are. */
static int64_t sum_weeks(const struct insights *insights, bool of_mood, int64_t from, int64_t to, int64_t *sum)
{
    int64_t at = 0, cases = 0;
    *sum = 0;
    for (size_t i = 0; i < insights->week_count; i++) {
        const struct insight_week *week = &insights->weeks[i];
        if (!week->is_whole)
            continue;
        if (at >= from && at < to) {
            *sum += of_mood ? week->mood_sum : week->urges.count;
            cases += of_mood ? week->moods : 1;
        }
        at++;
    }
    return cases;
}

/* "9, 7, 4, 3": a figure of each week; of more than four weeks the mean of each quarter of them. */
static const char *quarters(const struct insights *insights, bool of_mood, struct arena *arena)
{
    struct buf out = {.arena = arena};
    int64_t    parts = insights->whole_weeks < QUARTERS ? insights->whole_weeks : QUARTERS;
    for (int64_t i = 0; i < parts; i++) {
        int64_t from = insights->whole_weeks * i / parts, to = insights->whole_weeks * (i + 1) / parts, sum;
        int64_t cases = sum_weeks(insights, of_mood, from, to, &sum);
        double  mean = cases > 0 ? (double)sum / (double)cases : 0;
        bool    is_exact = !of_mood && to - from == 1;
        if (cases > 0)
            buf_printf(&out, "%s%.*f", out.length > 0 ? ", " : "", is_exact ? 0 : 1, mean);
    }
    return buf_text(&out);
}

/* "Between contacts: 3, 5, 12 days." */
static void put_gaps(struct buf *out, const struct insights *insights)
{
    if (insights->gap_count < INSIGHT_GAPS_LEAST)
        return;
    struct buf gaps = {.arena = out->arena};
    size_t     from = insights->gap_count > SHOWN_GAPS ? insights->gap_count - SHOWN_GAPS : 0;
    for (size_t i = from; i < insights->gap_count; i++)
        buf_printf(&gaps, "%s%" PRId32, i > from ? ", " : "", insights->gaps[i]);
    if (out->length > 0)
        buf_putc(out, ' ');
    buf_fill(out, texts_word(WORD_insight_gaps), (struct buf_value[]){{"gaps", buf_text(&gaps)}, {NULL, NULL}});
}

static struct insight_sentence say_weeks(const struct insights *insights, struct arena *arena)
{
    static const enum word words[] = {
        [TREND_UNCLEAR] = WORD_insight_weeks_unclear,
        [TREND_FALLING] = WORD_insight_weeks_fewer,
        [TREND_RISING] = WORD_insight_weeks_more,
    };
    struct insight_sentence sentence = too_few(arena, insights->whole_weeks, INSIGHT_WEEKS_LEAST);
    struct buf              detail = {.arena = arena};
    if (insights->whole_weeks >= INSIGHT_WEEKS_LEAST) {
        const struct buf_value values[] = {{"figures", quarters(insights, false, arena)},
                                           {"weeks", number(arena, insights->whole_weeks)},
                                           {NULL, NULL}};
        sentence.is_known = true;
        sentence.text = fill(arena, words[insights->urge_trend.sign], values);
        sentence.cases = fill(arena, WORD_insight_weeks_cases, values);
        put_trend(&detail, &insights->urge_trend, WORD_insight_fewer_a_week, WORD_insight_more_a_week);
    }
    put_gaps(&detail, insights);
    sentence.detail = buf_text(&detail);
    return sentence;
}

static struct insight_sentence say_triggers(const struct insights *insights, struct arena *arena)
{
    if (insights->named < INSIGHT_TRIGGERS_LEAST)
        return too_few(arena, insights->named, INSIGHT_TRIGGERS_LEAST);
    struct buf list = {.arena = arena};
    for (size_t i = 0; i < insights->trigger_count && i < SHOWN_TRIGGERS; i++)
        buf_printf(&list, "%s%s", i > 0 ? ", " : "", insights->triggers[i].trigger);
    const struct buf_value values[] = {{"named", number(arena, insights->named)}, {NULL, NULL}};
    return (struct insight_sentence){
        .is_known = true, .text = buf_text(&list), .cases = fill(arena, WORD_insight_named, values), .detail = ""};
}

static struct insight_sentence say_helped(const struct insight_basis *basis, struct arena *arena)
{
    if (basis->helped_count == 0)
        return too_few(arena, 0, INSIGHT_HELPED_LEAST);
    const struct urge_helped *best = &basis->helped[0];
    double                    drop = urge_mean_drop(best);
    const struct buf_value    values[] = {{"action", best->action},
                                          {"drop", figure(arena, fabs(drop))},
                                          {"uses", number(arena, best->uses)},
                                          {NULL, NULL}};
    return (struct insight_sentence){
        .is_known = true,
        .text = fill(arena, drop < 0 ? WORD_insight_helped_higher : WORD_insight_helped_lower, values),
        .cases = fill(arena, WORD_insight_uses, values),
        .detail = ""};
}

static struct insight_sentence say_mood(const struct insights *insights, struct arena *arena)
{
    if (insights->moods < INSIGHT_MOOD_LEAST)
        return too_few(arena, insights->moods, INSIGHT_MOOD_LEAST);
    static const enum word words[] = {
        [TREND_UNCLEAR] = WORD_insight_mood_mean,
        [TREND_FALLING] = WORD_insight_mood_falling,
        [TREND_RISING] = WORD_insight_mood_rising,
    };
    const struct buf_value values[] = {{"mean", figure(arena, insights->mood_mean)},
                                       {"figures", quarters(insights, true, arena)},
                                       {"count", number(arena, insights->moods)},
                                       {NULL, NULL}};
    struct buf             detail = {.arena = arena};
    put_trend(&detail, &insights->mood_trend, WORD_insight_lower_a_week, WORD_insight_higher_a_week);
    return (struct insight_sentence){.is_known = true,
                                     .text = fill(arena, words[insights->mood_trend.sign], values),
                                     .cases = fill(arena, WORD_insight_mood_cases, values),
                                     .detail = buf_text(&detail)};
}

/* The day of a look beside all days from the furthest reach on that was lived for at least a week. */
static struct insight_sentence say_looks(const struct insights *insights, struct arena *arena)
{
    if (insights->looks < INSIGHT_LOOKS_LEAST)
        return too_few(arena, insights->looks, INSIGHT_LOOKS_LEAST);
    const struct insight_reach *near = &insights->reaches[0];
    struct insight_reach        far = {0};
    for (int i = INSIGHT_LOOK_REACHES - 1; i > 0 && far.days < REACH_DAYS_LEAST; i--) {
        far.from_days = insights->reaches[i].from_days;
        far.days += insights->reaches[i].days;
        far.urges += insights->reaches[i].urges;
    }
    bool                   has_far = far.days >= REACH_DAYS_LEAST;
    const struct buf_value values[] = {
        {"near", figure(arena, (double)near->urges / (double)near->days)},
        {"far", has_far ? figure(arena, (double)far.urges / (double)far.days) : ""},
        {"days", number(arena, far.from_days)},
        {"count", number(arena, insights->looks)},
        {NULL, NULL},
    };
    return (struct insight_sentence){
        .is_known = true,
        .text = fill(arena, has_far ? WORD_insight_looks_both : WORD_insight_looks_near, values),
        .cases = fill(arena, WORD_insight_looks_cases, values),
        .detail = ""};
}

struct insight_sentence insight_words_say(enum insight_plot plot, const struct insight_basis *basis,
                                          struct arena *arena)
{
    switch (plot) {
    case INSIGHT_PLOT_WHEN:
        return say_when(basis->insights, arena);
    case INSIGHT_PLOT_WEEKS:
        return say_weeks(basis->insights, arena);
    case INSIGHT_PLOT_TRIGGERS:
        return say_triggers(basis->insights, arena);
    case INSIGHT_PLOT_HELPED:
        return say_helped(basis, arena);
    case INSIGHT_PLOT_MOOD:
        return say_mood(basis->insights, arena);
    case INSIGHT_PLOT_LOOKS:
    default:
        return say_looks(basis->insights, arena);
    }
}
