/*
 * The page is a template, data/report/page.html; each {place} in it is filled by the function of that name. What reads the
 * same in every report stands there, what depends on the values in data/text/words.txt.
 */
#include "report/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/arena.h"
#include "report/svg.h"
#include "words/words.h"

enum { ROWS_MOST = 8 }; /* of triggers, and of what helped */

const char report_mark[] = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta name=\"generator\" content=\"Holdfast\">\n";

static void put_css(struct html *html, const struct report *report)
{
    (void)report;
    buf_puts(html->out, texts_report_css());
}

static const char *say_date(const struct html *html, daynum day)
{
    char date[WHEN_WORDS_SIZE];
    when_say_date_year(day, date);
    return arena_copy_text(html->out->arena, date);
}

/* "22 Nov", with the year only where it is another one. */
static const char *say_near(const struct html *html, daynum day, const struct report *report)
{
    char date[WHEN_WORDS_SIZE];
    when_say_date_near(day, report->today, date);
    return arena_copy_text(html->out->arena, date);
}

static void put_period(struct html *html, const struct report *report)
{
    bool                   all = report->since == DAY_NONE;
    struct buf             sentence = {.arena = html->out->arena};
    const struct buf_value values[] = {
        {"since", all ? "" : say_date(html, report->since)}, {"until", say_date(html, report->today)}, {NULL, NULL}};
    buf_fill(&sentence, texts_word(all ? WORD_report_all : WORD_report_period), values);
    html_words(html, buf_text(&sentence));
}

static void put_date(struct html *html, const struct report *report)
{
    html_words(html, say_date(html, report->today));
}

/* "44 days without contact", and with whom if that was asked for. */
static void put_count(struct html *html, const struct report *report)
{
    const struct tally *tally = report->tally;
    html_mark(html, "%" PRId32 " %s", tally->streak_days, words_count(tally, report->rules, tally->streak_days));
    if (!report->name)
        return;
    html_mark(html, " %s ", texts_word(report->rules == RULES_SPACE ? WORD_report_to : WORD_report_with));
    html_own_text(html, report->name);
}

static void put_standing(struct html *html, const struct report *report)
{
    bool is_ahead = report->tally->starts_in_days > 0;
    html_say(html, is_ahead ? WORD_report_ahead : WORD_report_begun, "date", say_date(html, report->tally->since));
    if (report->closed_on == DAY_NONE)
        return;
    html_mark(html, " ");
    html_say(html, WORD_status_closed, "date", say_date(html, report->closed_on));
}

/* A figure and, behind it, what it is of; of < 0: nothing. */
static void put_figure(struct html *html, int64_t figure, int64_t of, enum word what)
{
    html_mark(html, "<div><dt>%s</dt><dd>%" PRId64, texts_word(what), figure);
    if (of >= 0)
        html_mark(html, "<small> %s %" PRId64 "</small>", texts_word(WORD_report_of), of);
    html_mark(html, "</dd></div>");
}

static int64_t least(int64_t left, int64_t right)
{
    return left < right ? left : right;
}

/* Those of the count are over all time, those of the urges over the period. */
static void put_figures(struct html *html, const struct report *report)
{
    const struct tally  *tally = report->tally;
    struct insight_group all = {0};
    for (int i = 0; i < INSIGHT_WEEKDAYS * INSIGHT_HOURS; i++) {
        const struct insight_group *cell = &report->basis.insights->cells[i / INSIGHT_HOURS][i % INSIGHT_HOURS];
        all.resisted += cell->resisted;
        all.gave_in += cell->gave_in;
    }
    put_figure(html, tally->longest_days, -1, WORD_report_longest);
    put_figure(html, tally->kept_days, tally->total_days, WORD_report_kept);
    put_figure(html, tally->kept_last_30, least(tally->total_days, 30), WORD_report_kept_30);
    put_figure(html, tally->kept_last_90, least(tally->total_days, 90), WORD_report_kept_90);
    put_figure(html, tally->look_days, -1, WORD_report_looks);
    if (!report->unsafe)
        put_figure(html, tally->unanswered, -1, WORD_report_unanswered);
    put_figure(html, report->basis.insights->urges, -1, WORD_report_urges);
    put_figure(html, all.resisted, -1, WORD_report_resisted);
    put_figure(html, all.gave_in, -1, WORD_report_gave_in);
}

static void put_paragraph(struct html *html, const char *words)
{
    html_mark(html, "<p>");
    html_words(html, words);
    html_mark(html, "</p>");
}

static void put_history(struct html *html, const struct report *report)
{
    daynum from = report->since > report->started_on ? report->since : report->started_on;
    if (report->count_on <= from) {
        put_paragraph(html, texts_word(WORD_report_no_history));
        return;
    }
    svg_history(html, report->tally, from, report->count_on, texts_word(WORD_report_history));
    if (report->tally->break_count > 0)
        put_paragraph(html, texts_word(WORD_report_history_key));
}

/* "trigger, urges, mean": a table with these heads. */
static void begin_table(struct html *html, enum word heads)
{
    const char *head = texts_word(heads);
    html_mark(html, "<table><thead><tr>");
    while (*head) {
        size_t length = strcspn(head, ",");
        html_mark(html, "<th scope=\"col\">%.*s</th>", (int)length, head);
        head += length + strspn(head + length, ", ");
    }
    html_mark(html, "</tr></thead><tbody>");
}

static void put_cell_mean(struct html *html, const struct insight_group *group)
{
    double mean;
    if (insight_mean(group, &mean))
        html_mark(html, "<td>%.1f</td>", mean);
    else
        html_mark(html, "<td>–</td>");
}

static void put_more(struct html *html, size_t count, size_t shown)
{
    char more[24];
    snprintf(more, sizeof more, "%zu", count - shown);
    html_mark(html, "</tbody></table>");
    if (count == shown)
        return;
    html_mark(html, "<p>");
    html_say(html, WORD_report_more, "count", more);
    html_mark(html, "</p>");
}

static void put_triggers(struct html *html, const struct insight_basis *basis)
{
    const struct insights *insights = basis->insights;
    size_t                 shown = insights->trigger_count < ROWS_MOST ? insights->trigger_count : ROWS_MOST;
    begin_table(html, WORD_report_trigger_head);
    for (size_t i = 0; i < shown; i++) {
        const struct insight_group *group = &insights->triggers[i].group;
        char                        label[96];
        snprintf(label, sizeof label, "%" PRId64 ", %" PRId64 " %s, %" PRId64 " %s", group->count, group->resisted,
                 texts_word(WORD_report_resisted), group->gave_in, texts_word(WORD_report_gave_in));
        html_mark(html, "<tr><th scope=\"row\">");
        html_own_text(html, insights->triggers[i].trigger);
        svg_bar(html, (double)group->resisted, (double)group->gave_in, (double)group->count,
                (double)insights->triggers[0].group.count, label);
        html_mark(html, "</th><td>%" PRId64 "</td>", group->count);
        put_cell_mean(html, group);
        html_mark(html, "<td>%" PRId64 "</td><td>%" PRId64 "</td></tr>", group->resisted, group->gave_in);
    }
    put_more(html, insights->trigger_count, shown);
}

static void put_helped(struct html *html, const struct insight_basis *basis)
{
    size_t shown = basis->helped_count < ROWS_MOST ? basis->helped_count : ROWS_MOST;
    double most = urge_mean_drop(&basis->helped[0]);
    begin_table(html, WORD_report_helped_head);
    for (size_t i = 0; i < shown; i++) {
        double drop = urge_mean_drop(&basis->helped[i]);
        char   label[64];
        snprintf(label, sizeof label, "%.1f", drop);
        html_mark(html, "<tr><th scope=\"row\">");
        html_own_text(html, basis->helped[i].action);
        svg_bar(html, drop > 0 ? drop : 0, 0, 0, most, label);
        html_mark(html, "</th><td>%.1f</td><td>%" PRId64 "</td></tr>", drop, basis->helped[i].uses);
    }
    put_more(html, basis->helped_count, shown);
}

static void put_plot(struct html *html, enum insight_plot plot, const struct insight_basis *basis, const char *label)
{
    switch (plot) {
    case INSIGHT_PLOT_WHEN:
        svg_when(html, basis->insights, label);
        break;
    case INSIGHT_PLOT_WEEKS:
        svg_weeks(html, basis->insights, label);
        put_paragraph(html, texts_word(WORD_report_weeks_key));
        break;
    case INSIGHT_PLOT_TRIGGERS:
        put_triggers(html, basis);
        break;
    case INSIGHT_PLOT_HELPED:
        put_helped(html, basis);
        break;
    case INSIGHT_PLOT_MOOD:
        svg_mood(html, basis->insights, label);
        break;
    case INSIGHT_PLOT_LOOKS:
    default:
        svg_looks(html, basis->insights, label);
        break;
    }
}

/* Each under its sentence; where there are too few cases, only how many there are. */
static void put_insights(struct html *html, const struct report *report)
{
    for (int i = 0; i < INSIGHT_PLOTS; i++) {
        enum insight_plot       plot = (enum insight_plot)i;
        const char             *title = insight_words_title(plot);
        struct insight_sentence sentence = insight_words_say(plot, &report->basis, html->out->arena);
        html_mark(html, "<section><h3>");
        html_text(html, sentence.is_known ? sentence.text : title, strlen(sentence.is_known ? sentence.text : title));
        html_mark(html, "</h3><p>");
        if (sentence.is_known)
            html_mark(html, "%s · %s", title, sentence.cases);
        else
            html_mark(html, "%s (%s)", sentence.text, sentence.cases);
        html_mark(html, "</p>");
        if (sentence.is_known)
            put_plot(html, plot, &report->basis, title);
        if (sentence.detail[0])
            put_paragraph(html, sentence.detail);
        html_mark(html, "</section>");
    }
}

/* Those that were reached, the next one, and the aim. */
static void put_milestones(struct html *html, const struct report *report)
{
    bool has_next = false;
    for (size_t i = 0; i < report->milestone_count; i++) {
        const struct milestone *milestone = &report->milestones[i];
        char                    title[WORDS_SIZE], days[WORDS_SIZE];
        bool                    is_reached = milestone->times > 0;
        if (!is_reached && has_next && milestone->days != report->target_days)
            continue;
        has_next = has_next || !is_reached;
        html_mark(html, is_reached ? "<li><b>● %s</b> " : "<li>○ %s, ", words_milestone(milestone->days, title));
        if (is_reached)
            html_words(html, say_near(html, milestone->first_reached_on, report));
        else
            html_say(html, WORD_milestones_ahead, "days", words_days(milestone->in_days, days));
        if (milestone->times > 1)
            html_mark(html, ", %" PRId32 " %s", milestone->times, texts_word(WORD_milestones_times));
        html_mark(html, "</li>");
    }
}

/* The title with its bar, and what the goal consists of. */
static void put_goal(struct html *html, const struct report_goal *goal)
{
    char label[48] = "";
    if (goal->is_habit)
        snprintf(label, sizeof label, "%s %.2f", texts_word(WORD_report_strength), goal->strength);
    else if (goal->steps > 0)
        snprintf(label, sizeof label, "%zu %s %zu", goal->steps_done, texts_word(WORD_report_of), goal->steps);
    html_own_text(html, goal->title);
    if (label[0])
        svg_bar(html, goal->is_habit ? goal->strength : (double)goal->steps_done, 0,
                goal->is_habit ? 1 : (double)goal->steps, goal->is_habit ? 1 : (double)goal->steps, label);
    html_mark(html, "</th><td class=\"x\">%s</td>", goal->is_habit ? goal->schedule : label);
}

static void put_goal_state(struct html *html, const struct report_goal *goal, const struct report *report)
{
    if (goal->finished_on != DAY_NONE)
        html_say(html, WORD_report_finished, "date", say_near(html, goal->finished_on, report));
    else if (goal->is_habit && goal->streak > 0)
        html_mark(html, "%" PRId32 " %s", goal->streak,
                  texts_word(goal->is_weekly ? WORD_report_weeks_in_a_row : WORD_report_in_a_row));
    else if (!goal->is_habit && goal->due_on != DAY_NONE)
        html_say(html, WORD_report_due, "date", say_near(html, goal->due_on, report));
}

static void put_goals(struct html *html, const struct report *report)
{
    if (report->goal_count == 0) {
        put_paragraph(html, texts_word(WORD_report_no_goals));
        return;
    }
    begin_table(html, WORD_report_goals_head);
    for (size_t i = 0; i < report->goal_count; i++) {
        html_mark(html, "<tr><th scope=\"row\">");
        put_goal(html, &report->goals[i]);
        html_mark(html, "<td>");
        put_goal_state(html, &report->goals[i], report);
        html_mark(html, "</td></tr>");
    }
    html_mark(html, "</tbody></table>");
}

static void put_entry(struct html *html, const struct report_entry *entry)
{
    html_mark(html, "<article><h3>%s", say_date(html, entry->day));
    if (entry->title) {
        html_mark(html, " · ");
        html_own_text(html, entry->title);
    }
    html_mark(html, "</h3>");
    if (entry->is_letter)
        put_paragraph(html, texts_word(WORD_report_letter));
    if (entry->mood > 0)
        html_mark(html, "<p>%s %d/5</p>", texts_word(WORD_report_mood), entry->mood);
    html_mark(html, "<div dir=\"auto\">");
    html_text(html, entry->body, entry->body_length);
    html_mark(html, "</div></article>");
}

static void put_journal(struct html *html, const struct report *report)
{
    if (!report->with_journal)
        return;
    html_mark(html, "<h2>%s</h2>", texts_word(WORD_report_journal));
    for (size_t i = 0; i < report->entry_count; i++)
        put_entry(html, &report->entries[i]);
    if (report->entry_count == 0)
        put_paragraph(html, texts_word(WORD_report_no_entries));
}

static void put_holds(struct html *html, const struct report *report)
{
    html_words(html, texts_word(!report->with_journal ? WORD_report_holds_no_journal
                                : report->is_chosen   ? WORD_report_holds_chosen
                                                      : WORD_report_holds_journal));
    html_mark(html, " ");
    html_words(html, texts_word(report->hidden_names ? WORD_report_holds_no_names : WORD_report_holds_names));
}

static const struct {
    const char *name;
    void (*put)(struct html *html, const struct report *report);
} places[] = {
    {"css", put_css},           {"date", put_date},
    {"period", put_period},     {"count", put_count},
    {"standing", put_standing}, {"figures", put_figures},
    {"history", put_history},   {"insights", put_insights},
    {"goals", put_goals},       {"milestones", put_milestones},
    {"journal", put_journal},   {"holds", put_holds},
};

void page_write(const struct report *report, struct buf *out)
{
    struct html html = {.out = out, .names = report->hidden_names, .name_count = report->hidden_count};
    const char *page = texts_report_page(), *open;
    buf_puts(out, report_mark);
    while ((open = strchr(page, '{')) != NULL) {
        buf_put(out, page, (size_t)(open - page));
        size_t length = strcspn(++open, "}"), i = 0;
        while (strlen(places[i].name) != length || memcmp(places[i].name, open, length) != 0)
            i++;
        places[i].put(&html, report);
        page = open + length + 1;
    }
    buf_puts(out, page);
}
