#include "support/report_page.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum { DAY_S = 86400 };

static void make_contacts(struct report_page *page, daynum start, int days)
{
    page->contacts = ARENA_NEW(&page->arena, struct tally_contact, (size_t)days);
    page->looks = ARENA_NEW(&page->arena, daynum, (size_t)days);
    for (int i = 1; i <= days; i++) {
        bool breaks = i % 40 == 0, looks = i % 6 == 0;
        if (!breaks && !looks)
            continue;
        size_t at = page->counted.contact_count++;
        page->contacts[at] = (struct tally_contact){.id = i,
                                                    .at = {.unix_s = (int64_t)(start + i) * DAY_S + 3600},
                                                    .day = start + i,
                                                    .until = DAY_NONE,
                                                    .kind = breaks ? CONTACT_TEXT : CONTACT_LOOK,
                                                    .direction = CONTACT_OUT,
                                                    .breaks = breaks};
        if (!breaks)
            page->looks[page->input.look_count++] = start + i;
    }
}

static void make_urges(struct report_page *page, daynum start, int days, int every, const char *trigger)
{
    page->urges = ARENA_NEW(&page->arena, struct insight_urge, (size_t)days);
    page->moods = ARENA_NEW(&page->arena, struct insight_mood, (size_t)days);
    for (int i = 0; i < days; i++) {
        page->moods[page->input.mood_count++] = (struct insight_mood){.day = start + i, .mood = 1 + i * 4 / days};
        if (i % every != 0)
            continue;
        page->urges[page->input.urge_count++] = (struct insight_urge){.day = start + i,
                                                                      .hour = (uint8_t)(i % 3 == 0 ? 21 : i % 24),
                                                                      .intensity = (uint8_t)(1 + i % 10),
                                                                      .outcome = i % 9 == 0   ? URGE_GAVE_IN
                                                                                 : i % 7 == 0 ? URGE_OPEN
                                                                                              : URGE_RESISTED,
                                                                      .trigger = trigger};
    }
}

void report_page_make(struct report_page *page, int days, int every, const char *trigger)
{
    *page = (struct report_page){0};
    daynum today = day_from_civil(2026, 11, 22), start = today - days;
    make_contacts(page, start, days);
    make_urges(page, start, days, every, trigger);
    page->counted.started_on = start;
    page->counted.today = today;
    page->counted.now = (struct moment){.unix_s = (int64_t)today * DAY_S + 7200};
    page->counted.contacts = page->contacts;
    tally_compute(&page->counted, &page->arena, &page->tally);

    page->input.today = today;
    page->input.from = DAY_NONE;
    page->input.first = days > 0 ? start : DAY_NONE;
    page->input.urges = page->urges;
    page->input.moods = page->moods;
    page->input.looks = page->looks;
    page->input.tally = &page->tally;
    insight_compute(&page->input, &page->arena, &page->insights);

    page->helped[0] = (struct urge_helped){.action = trigger, .uses = 4, .drop_sum = 9};
    page->report =
        (struct report){.today = today,
                        .since = DAY_NONE,
                        .tally = &page->tally,
                        .count_on = today,
                        .started_on = start,
                        .closed_on = DAY_NONE,
                        .target_days = 90,
                        .basis = {.insights = &page->insights, .helped = page->helped, .helped_count = days > 9}};
    page->report.milestones = milestone_list(&page->tally, 90, &page->arena, &page->report.milestone_count);
}

const char *report_page_write(struct report_page *page)
{
    page->html = (struct buf){.arena = &page->arena};
    page_write(&page->report, &page->html);
    return buf_text(&page->html);
}

int report_page_count(const char *html, const char *part)
{
    int count = 0;
    for (const char *at = html; (at = strstr(at, part)) != NULL; at += strlen(part))
        count++;
    return count;
}

/* A word of the file among words with blanks around each. */
static bool is_among(const char *words, const char *name, size_t length)
{
    for (const char *at = words; (at = strchr(at, ' ')) != NULL; at++)
        if (strncmp(at + 1, name, length) == 0 && at[1 + length] == ' ')
            return true;
    return false;
}

static const char elements[] = " html head meta title style body svg defs pattern path rect circle text desc main "
                               "header footer section div h1 h2 h3 p dl "
                               "dt dd small table thead tbody tr th td ul li b bdi article ";

static void fail_at(const char *what, const char *at)
{
    fail_msg("%s: %.60s", what, at);
}

/* A reference as the page writes them: &#60; */
static size_t check_reference(const char *at)
{
    size_t digits = strspn(at + 2, "0123456789");
    if (at[1] != '#' || digits == 0 || at[2 + digits] != ';')
        fail_at("a bare &", at);
    return digits + 3;
}

struct tag {
    const char *name;
    size_t      length;
    bool        has_role, has_label, is_hidden, closes_itself;
};

static const char *check_attributes(const char *at, struct tag *tag)
{
    char   seen[512] = " ";
    size_t used = 1;
    while (*at == ' ') {
        const char *name = ++at;
        size_t      length = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789");
        if (length == 0 || is_among(seen, name, length) || at[length] != '=' || at[length + 1] != '"')
            fail_at("an attribute that is not quoted, or stands twice", at);
        used += (size_t)snprintf(seen + used, sizeof seen - used, "%.*s ", (int)length, name);
        at += length + 2;
        const char *value = at;
        while (*at != '"') {
            if (*at == '<' || *at == '>' || *at == '\0')
                fail_at("a bare sign in an attribute", value);
            at += *at == '&' ? check_reference(at) : 1;
        }
        tag->has_role = tag->has_role || strncmp(name, "role=\"img\"", 10) == 0;
        tag->has_label = tag->has_label || (strncmp(name, "aria-label=\"", 12) == 0 && at > value);
        tag->is_hidden = tag->is_hidden || strncmp(name, "aria-hidden=\"true\"", 18) == 0;
        if (strncmp(name, "on", 2) == 0 || strncmp(name, "src", 3) == 0 || strncmp(name, "href", 4) == 0)
            fail_at("an attribute that fetches or runs something", name);
        at++;
    }
    return at;
}

/* The tag that begins here; returns what follows it. */
static const char *check_open(const char *at, struct tag *tag)
{
    tag->name = at + 1;
    tag->length = strspn(tag->name, "abcdefghijklmnopqrstuvwxyz0123456789");
    if (!is_among(elements, tag->name, tag->length))
        fail_at("an element that does not belong here", at);
    at = check_attributes(tag->name + tag->length, tag);
    tag->closes_itself = *at == '/' || strncmp(tag->name, "meta", 4) == 0;
    at += *at == '/';
    if (*at != '>')
        fail_at("a tag that does not end", at);
    at++;
    bool is_picture = tag->length == 3 && strncmp(tag->name, "svg", 3) == 0;
    if (is_picture && !tag->is_hidden && (!tag->has_role || !tag->has_label || strncmp(at, "<title>", 7) != 0))
        fail_at("a picture without words", tag->name);
    return at;
}

void report_page_check(const char *html)
{
    struct tag stack[32];
    size_t     depth = 0;
    assert_memory_equal(html, report_mark, strlen(report_mark));
    const char *at = html + strlen("<!DOCTYPE html>");
    while (*at) {
        if (at[0] == '<' && at[1] == '/') {
            if (depth == 0 || strncmp(at + 2, stack[depth - 1].name, stack[depth - 1].length) != 0 ||
                at[2 + stack[depth - 1].length] != '>')
                fail_at("a tag that closes what is not open", at);
            at += stack[--depth].length + 3;
        } else if (at[0] == '<') {
            struct tag tag = {0};
            at = check_open(at, &tag);
            assert_true(depth < sizeof stack / sizeof *stack);
            if (!tag.closes_itself)
                stack[depth++] = tag;
            if (tag.length == 5 && strncmp(tag.name, "style", 5) == 0)
                at = strstr(at, "</style>");
        } else if (at[0] == '&') {
            at += check_reference(at);
        } else if (at[0] == '>' || ((unsigned char)at[0] < ' ' && at[0] != '\n' && at[0] != '\t')) {
            fail_at("a bare sign in text", at);
        } else {
            at++;
        }
    }
    assert_int_equal(depth, 0);
    assert_int_equal(report_page_count(html, "id=\""), 1);
    assert_null(strstr(html, "url(h"));
    assert_null(strstr(html, "@import"));
    assert_non_null(strstr(html, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert_non_null(strstr(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"));
    assert_non_null(strstr(html, "<title>Report, "));
    assert_non_null(strstr(html, "Self-reported"));
}
