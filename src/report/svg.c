/*
 * Every plot is WIDTH units wide, so that two stand beside each other on paper and on a large screen, and one fills a telephone: its
 * letters are of one size everywhere. Colours and lines are classes of report.css.
 */
#include "report/svg.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/text.h"

enum { WIDTH = 360, LEFT = 32, RIGHT = WIDTH - 24, TOP = 18, BASE = 122, HEIGHT = 142, TOLD = 26 };

/* After it comes the description, then end_words(). */
static void begin(struct html *html, int height, const char *label)
{
    html_mark(html, "<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"", WIDTH, height);
    html_words(html, label);
    html_mark(html, "\"><title>");
    html_words(html, label);
    html_mark(html, "</title><desc>");
}

static void text_at(struct html *html, double x, double y, char anchor, const char *text)
{
    html_mark(html, "<text x=\"%.1f\" y=\"%.1f\"%s>", x, y,
              anchor == 'm'   ? " class=\"m\""
              : anchor == 'e' ? " class=\"e\""
                              : "");
    html_words(html, text);
    html_mark(html, "</text>");
}

static void number_at(struct html *html, double x, double y, char anchor, int64_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, number);
    text_at(html, x, y, anchor, digits);
}

static void rule_at(struct html *html, double y)
{
    html_mark(html, "<path class=\"g\" d=\"M%d %.1fH%d\"/>", LEFT, y, RIGHT);
}

/* A contact: a diamond. */
static void diamond(struct html *html, double x, double y)
{
    html_mark(html, "<path class=\"w\" d=\"M%.1f %.1fl4 4l-4 4l-4-4z\"/>", x, y - 4);
}

static void box(struct html *html, const char *kind, double x, double y, double width, double height)
{
    html_mark(html, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", kind, x, y, width,
              height);
}

static void day_at(struct html *html, double x, char anchor, daynum day, daynum today)
{
    char date[WHEN_WORDS_SIZE];
    when_say_date_near(day, today, date);
    text_at(html, x, HEIGHT - 6, anchor, date);
}

static double place(daynum day, daynum from, daynum until)
{
    return LEFT + (double)(RIGHT - LEFT) * (day - from) / (until > from ? until - from : 1);
}

static void describe_streaks(struct html *html, const struct tally *tally, daynum from)
{
    size_t first = tally->streak_count > TOLD ? tally->streak_count - TOLD : 0;
    for (size_t i = first; i < tally->streak_count; i++) {
        const struct tally_streak *streak = &tally->streaks[i];
        char                       begun[WHEN_WORDS_SIZE], ended[WHEN_WORDS_SIZE];
        if (streak->to < from)
            continue;
        when_say_date_year(streak->from, begun);
        when_say_date_year(streak->to, ended);
        html_mark(html, "%s %s %s: %" PRId32 "; ", begun, texts_word(WORD_insight_to), ended, streak->days);
    }
}

void svg_history(struct html *html, const struct tally *tally, daynum from, daynum until, const char *label)
{
    int32_t most = 1;
    double  labelled = 0;
    for (size_t i = 0; i < tally->streak_count; i++)
        if (tally->streaks[i].to >= from && tally->streaks[i].days > most)
            most = tally->streaks[i].days;
    begin(html, HEIGHT, label);
    describe_streaks(html, tally, from);
    html_mark(html, "</desc>");
    rule_at(html, BASE);
    number_at(html, LEFT - 6, BASE + 3, 'e', 0);
    for (size_t i = 0; i < tally->streak_count; i++) {
        const struct tally_streak *streak = &tally->streaks[i];
        bool                       is_last = i + 1 == tally->streak_count;
        if (streak->to < from)
            continue;
        daynum begun = streak->from > from ? streak->from : from;
        double x = place(begun, from, until), end = place(streak->to, from, until);
        double top = BASE - (double)(BASE - TOP) * streak->days / most;
        html_mark(html, "<path class=\"s\" d=\"M%.1f %dV%.1fL%.1f %.1fV%d\"/>", x, BASE,
                  BASE - (double)(BASE - TOP) * (begun - streak->from) / most, end, top, BASE);
        if (is_last || (end - labelled > 20 && RIGHT - end > 20)) {
            number_at(html, end, top - 4, 'm', streak->days);
            labelled = end;
        }
    }
    for (size_t i = 0; i < tally->break_count; i++)
        if (tally->breaks[i].from >= from)
            diamond(html, place(tally->breaks[i].from, from, until), BASE);
    day_at(html, LEFT, 's', from, until);
    day_at(html, RIGHT, 'e', until, until);
    html_mark(html, "</svg>");
}

static const char *weekday_short(int weekday, char out[4])
{
    snprintf(out, 4, "%.3s", when_weekday_name((enum weekday)weekday));
    return out;
}

enum { LEVELS = 4, CELL_H = 14, MAP_H = 15 * INSIGHT_WEEKDAYS };

static void describe_when(struct html *html, const struct insights *insights)
{
    for (int weekday = 0; weekday < INSIGHT_WEEKDAYS; weekday++)
        html_mark(html, "%s %" PRId64 "; ", when_weekday_name((enum weekday)weekday),
                  insight_of_weekday(insights, weekday));
    for (int hour = 0; hour < INSIGHT_HOURS; hour++)
        if (insight_of_hour(insights, hour) > 0)
            html_mark(html, "%d h %" PRId64 "; ", hour, insight_of_hour(insights, hour));
}

enum { RANGE_SIZE = 48 };

static void say_range(char out[RANGE_SIZE], int64_t low, int64_t high)
{
    int length = snprintf(out, RANGE_SIZE, "%" PRId64, low);
    if (high > low)
        snprintf(out + length, RANGE_SIZE - (size_t)length, "–%" PRId64, high);
    if (high == INT32_MAX)
        snprintf(out + length, RANGE_SIZE - (size_t)length, "+");
}

/* What each shade stands for. */
static void put_levels(struct html *html, int64_t most)
{
    double x = LEFT;
    for (int level = 1; level <= LEVELS; level++, x += 70) {
        int64_t low = most * (level - 1) / LEVELS + 1, high = most * level / LEVELS;
        char    range[RANGE_SIZE];
        say_range(range, low, high);
        html_mark(html, "<rect class=\"l%d\" x=\"%.1f\" y=\"%d\" width=\"12\" height=\"12\"/>", level, x, MAP_H + 24);
        text_at(html, x + 17, MAP_H + 34, 's', range);
    }
}

void svg_when(struct html *html, const struct insights *insights, const char *label)
{
    const double step = (double)(WIDTH - LEFT) / INSIGHT_HOURS;
    int64_t      most = LEVELS;
    for (int i = 0; i < INSIGHT_WEEKDAYS * INSIGHT_HOURS; i++)
        if (insights->cells[i / INSIGHT_HOURS][i % INSIGHT_HOURS].count > most)
            most = insights->cells[i / INSIGHT_HOURS][i % INSIGHT_HOURS].count;
    begin(html, MAP_H + 40, label);
    describe_when(html, insights);
    html_mark(html, "</desc>");
    for (int weekday = 0; weekday < INSIGHT_WEEKDAYS; weekday++) {
        char   name[4];
        double y = 15 * weekday;
        text_at(html, 0, y + 11, 's', weekday_short(weekday, name));
        for (int hour = 0; hour < INSIGHT_HOURS; hour++) {
            int64_t count = insights->cells[weekday][hour].count;
            double  x = LEFT + step * hour;
            if (count == 0) {
                html_mark(html, "<circle class=\"o\" cx=\"%.1f\" cy=\"%.1f\" r=\"1\"/>", x + step / 2, y + 7);
                continue;
            }
            bool hardest = insights->hardest_is_known && weekday == (int)insights->hardest_weekday &&
                           hour == insights->hardest_hour;
            html_mark(html, "<rect class=\"l%d%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"><title>",
                      (int)((count * LEVELS + most - 1) / most), hardest ? " h" : "", x, y, step - 1, CELL_H);
            html_mark(html, "%s %d h: %" PRId64 "</title></rect>", name, hour, count);
        }
    }
    for (int hour = 0; hour < INSIGHT_HOURS; hour += 3)
        number_at(html, LEFT + step * (hour + 0.5), MAP_H + 12, 'm', hour);
    put_levels(html, most);
    html_mark(html, "</svg>");
}

/* The bars and the line of `weeks`, and the line of `mood`. */
struct weekly {
    const struct insights *insights;
    bool                   of_mood;
    double                 low, high; /* of the line's axis */
};

static bool weekly_value(const struct weekly *weekly, const struct insight_week *week, double *out)
{
    if (!weekly->of_mood)
        return insight_mean(&week->urges, out);
    if (week->moods > 0)
        *out = (double)week->mood_sum / (double)week->moods;
    return week->moods > 0;
}

static double weekly_x(const struct weekly *weekly, size_t i)
{
    return LEFT + (RIGHT - LEFT) * ((double)i + 0.5) / (double)weekly->insights->week_count;
}

static void describe_weeks(struct html *html, const struct weekly *weekly)
{
    const struct insights *insights = weekly->insights;
    for (size_t i = insights->week_count > TOLD ? insights->week_count - TOLD : 0; i < insights->week_count; i++) {
        const struct insight_week *week = &insights->weeks[i];
        char                       date[WHEN_WORDS_SIZE];
        double                     value;
        when_say_date_year(week->monday, date);
        html_mark(html, "%s: ", date);
        if (!weekly->of_mood)
            html_mark(html, "%" PRId64 ", ", week->urges.count);
        if (weekly_value(weekly, week, &value))
            html_mark(html, "%.1f", value);
        if (week->has_break && !weekly->of_mood)
            html_mark(html, ", %s", texts_word(WORD_report_contact));
        html_mark(html, "; ");
    }
}

static void put_line(struct html *html, const struct weekly *weekly)
{
    enum { DOTTED = 60 };
    const struct insights *insights = weekly->insights;
    char                   move = 'M';
    html_mark(html, "<path class=\"n%s\" d=\"", insights->week_count <= DOTTED ? "" : " t");
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < insights->week_count; i++) {
            double value;
            if (!weekly_value(weekly, &insights->weeks[i], &value)) {
                move = 'M';
                continue;
            }
            double x = weekly_x(weekly, i),
                   y = BASE - (BASE - TOP) * (value - weekly->low) / (weekly->high - weekly->low);
            if (pass == 0)
                html_mark(html, "%c%.1f %.1f", move, x, y);
            else if (insights->week_count <= DOTTED)
                html_mark(html, "<circle class=\"d\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.2\"/>", x, y);
            move = 'L';
        }
        if (pass == 0)
            html_mark(html, "\"/>");
    }
}

static void put_bars(struct html *html, const struct weekly *weekly)
{
    const struct insights *insights = weekly->insights;
    double                 step = (double)(RIGHT - LEFT) / (double)insights->week_count;
    double                 width = step > 24 ? 20 : step * 0.8;
    int64_t                most = 1;
    for (size_t i = 0; i < insights->week_count; i++)
        if (insights->weeks[i].urges.count > most)
            most = insights->weeks[i].urges.count;
    number_at(html, LEFT - 6, TOP + 4, 'e', most);
    for (size_t i = 0; i < insights->week_count; i++) {
        const struct insight_week *week = &insights->weeks[i];
        double height = (double)(BASE - TOP) * (double)week->urges.count / (double)most, x = weekly_x(weekly, i);
        if (height > 0)
            box(html, week->is_whole ? "b" : "b p", x - width / 2, BASE - height, width, height);
        if (week->has_break)
            diamond(html, x, 7);
    }
}

static void put_weekly(struct html *html, const struct weekly *weekly, const char *label)
{
    const struct insights *insights = weekly->insights;
    daynum                 last = insights->weeks[insights->week_count - 1].monday;
    begin(html, HEIGHT, label);
    describe_weeks(html, weekly);
    html_mark(html, "</desc>");
    rule_at(html, TOP);
    rule_at(html, (TOP + BASE) / 2.0);
    rule_at(html, BASE);
    if (!weekly->of_mood)
        put_bars(html, weekly);
    put_line(html, weekly);
    double axis = weekly->of_mood ? LEFT - 6 : WIDTH;
    number_at(html, axis, TOP + 4, 'e', (int64_t)weekly->high);
    number_at(html, axis, BASE + 4, 'e', (int64_t)weekly->low);
    day_at(html, LEFT, 's', insights->weeks[0].monday, last);
    if (insights->week_count > 1)
        day_at(html, RIGHT, 'e', last, last);
    html_mark(html, "</svg>");
}

void svg_weeks(struct html *html, const struct insights *insights, const char *label)
{
    put_weekly(html, &(struct weekly){.insights = insights, .low = 0, .high = 10}, label);
}

void svg_mood(struct html *html, const struct insights *insights, const char *label)
{
    put_weekly(html, &(struct weekly){.insights = insights, .of_mood = true, .low = 1, .high = 5}, label);
}

void svg_looks(struct html *html, const struct insights *insights, const char *label)
{
    const double step = (double)(RIGHT - LEFT) / INSIGHT_LOOK_REACHES;
    double       means[INSIGHT_LOOK_REACHES], most = 0;
    begin(html, HEIGHT, label);
    for (int i = 0; i < INSIGHT_LOOK_REACHES; i++) {
        const struct insight_reach *reach = &insights->reaches[i];
        means[i] = reach->days > 0 ? (double)reach->urges / (double)reach->days : 0;
        most = means[i] > most ? means[i] : most;
        html_words(html, insight_words_reach(reach, html->out->arena));
        html_mark(html, ": %.1f; ", means[i]);
    }
    html_mark(html, "</desc>");
    rule_at(html, BASE);
    for (int i = 0; i < INSIGHT_LOOK_REACHES; i++) {
        const struct insight_reach *reach = &insights->reaches[i];
        double                      x = LEFT + step * i, height = most > 0 ? (BASE - TOP) * means[i] / most : 0;
        char                        words[RANGE_SIZE];
        say_range(words, reach->from_days, reach->to_days);
        text_at(html, x + step / 2, HEIGHT - 6, 'm', words);
        if (height > 0)
            box(html, "b", x + 6, BASE - height, step - 12, height);
        snprintf(words, sizeof words, "%.1f", means[i]);
        if (reach->days > 0)
            text_at(html, x + step / 2, BASE - height - 4, 'm', words);
    }
    html_mark(html, "</svg>");
}

void svg_bar(struct html *html, double solid, double warm, double all, double whole, const char *label)
{
    double scale = whole > 0 ? 200 / whole : 0;
    html_mark(html, "<svg class=\"r\" role=\"img\" viewBox=\"0 0 200 7\" preserveAspectRatio=\"none\" aria-label=\"");
    html_words(html, label);
    html_mark(html, "\"><title>");
    html_words(html, label);
    html_mark(html, "</title>");
    box(html, "p", 0, 0.5, all * scale, 6);
    box(html, "b", 0, 0, solid * scale, 7);
    box(html, "w", solid * scale, 0, warm * scale, 7);
    html_mark(html, "</svg>");
}
