/*
 * report_page: a report to test with, and a strict reader of what comes out.
 */
#ifndef TESTS_SUPPORT_REPORT_PAGE_H
#define TESTS_SUPPORT_REPORT_PAGE_H

#include "core/arena.h"
#include "report/page.h"

/* All that a report points to. */
struct report_page {
    struct arena          arena;
    struct insight_input  input;
    struct tally_input    counted;
    struct insights       insights;
    struct tally          tally;
    struct urge_helped    helped[1];
    struct report         report;
    struct tally_contact *contacts;
    struct insight_urge  *urges;
    struct insight_mood  *moods;
    daynum               *looks;
    struct buf            html;
};

/* A life of so many days up to 2026-11-22: an urge every `every` days with that trigger, a break every 40 days. 0 days: nothing at all yet. */
void report_page_make(struct report_page *page, int days, int every, const char *trigger);

/* Writes page->html. */
const char *report_page_write(struct report_page *page);

/*
 * Asserts that the page is well-formed: every tag is known and closed in its order, attributes are quoted and stand once, no bare <, > or &
 * in text, ids are unique, and each picture has a label, a title and a role, or is hidden from readers.
 */
void report_page_check(const char *html);

/* How often it stands there. */
int report_page_count(const char *html, const char *part);

#endif
