/* The report from the screens: what is chosen stands in the file, what is not does not, and a file that cannot be written costs nothing. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/act.h"
#include "support/ui_entries.h"
#include "ui/frame/layer.h"
#include "ui/insights/report_chosen.h"
#include "words/texts.h"

/* The journal of the picture, and what names somebody; the tab of the insights is open. */
static struct ui_world *begin(void **state)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "Kim", .started_on = world->present.today - 44};
    life_person(world, &person);
    rows_friend(world, "Maya", "555", 0, 0);
    entries_of_the_picture(world);
    entries_row(world, &(struct entries_row){.at = "2026-11-19T20:00:00+01:00", .body = "Maya <b>spoke</b> of Kim."});
    ui_open(world);
    ui_keys(world, "5");
    return world;
}

static const char *path_of(struct ui_world *world, const char *name)
{
    struct buf path = {.arena = &world->arena};
    buf_printf(&path, "%s/%s", world->folder, name);
    return buf_text(&path);
}

/* The form, a file of that name in the world's folder already in it, the focus on it. */
static void open_form(struct ui_world *world, const char *name)
{
    ui_keys(world, "p<Tab>");
    ui_paste(world, path_of(world, name));
}

static const char *read_file(struct ui_world *world, const char *name)
{
    enum { MOST = 1 << 20 };
    char *text = arena_alloc(&world->arena, MOST, 1);
    FILE *file = fopen(path_of(world, name), "rb");
    assert_non_null(file);
    assert_true(fread(text, 1, MOST - 1, file) < MOST - 1);
    fclose(file);
    return text;
}

static void expect_view(struct ui_world *world, const char *name)
{
    assert_string_equal(session_view(world->session), name);
}

/* Wherever a line of the screen breaks it. */
static void expect_said(struct ui_world *world, const char *text)
{
    const char *screen = ui_screen(world, 200, 60);
    struct buf  line = {.arena = &world->arena};
    for (const char *at = screen; *at != '\0'; at++)
        if ((*at != ' ' && *at != '\n') || (at[1] != ' ' && at[1] != '\n'))
            buf_putc(&line, *at == '\n' ? ' ' : *at);
    if (!strstr(buf_text(&line), text))
        fail_msg("\"%s\" is not said:\n%s", text, screen);
}

static const char *const headings[] = {"A quiet Sunday", "never asked", "spoke", "It was an idea.", "Too loud here"};
enum { HEADINGS = sizeof headings / sizeof *headings };

/* The entries of the picture, newest first: # in the file, anything else not. */
static void expect_entries(struct ui_world *world, const char *name, const char *wanted)
{
    const char *page = read_file(world, name);
    for (int i = 0; i < HEADINGS; i++)
        if ((strstr(page, headings[i]) != NULL) != (wanted[i] == '#'))
            fail_msg("\"%s\" is %sin the file", headings[i], wanted[i] == '#' ? "not " : "");
    assert_null(strstr(page, "SECRET"));
}

static void the_form_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "p");
    expect_view(world, "report");
    ui_golden_screen(world, "report-form");
    ui_keys(world, "<Tab><Tab><Tab>  <Tab>");
    ui_golden_state(world, "report-form-chosen");
}

static void the_list_at_every_size(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, "p<Right><Right><Tab><Tab><Tab>  <Tab> ");
    expect_view(world, "report_pick");
    ui_pass(world, 1);
    ui_keys(world, "j j");
    ui_golden_screen(world, "report-list");
}

static void both_in_ascii(void **state)
{
    struct ui_world *world = *state;
    world->env.settings.ascii = SETTING_YES;
    begin(state);
    ui_keys(world, "p<Tab><Tab> <Tab>  <Tab>");
    ui_golden_state(world, "report-form-ascii");
    ui_keys(world, "<Space>");
    ui_pass(world, 1);
    ui_keys(world, "j ");
    ui_golden_state(world, "report-list-ascii");
}

static void enter_alone_writes_no_name_and_nothing_of_the_journal(void **state)
{
    struct ui_world *world = begin(state);
    struct stat      status;
    open_form(world, "r.html");
    ui_keys(world, "<Enter>");
    expect_view(world, "insights");
    expect_said(world, "r.html. It holds what you chose and no name. Anyone who opens the file can read it.");
    assert_int_equal(stat(path_of(world, "r.html"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    expect_entries(world, "r.html", ".....");
    const char *page = read_file(world, "r.html");
    assert_non_null(strstr(page, "44 days without contact"));
    assert_null(strstr(page, "Kim"));
    assert_null(strstr(page, "Maya"));
}

static void names_stand_in_it_only_when_ticked(void **state)
{
    struct ui_world *world = begin(state);
    open_form(world, "r.html");
    ui_keys(world, "<Tab> <Tab> <Enter>");
    expect_said(world, "It holds what you chose, names and 5 entries too. Anyone who opens");
    expect_entries(world, "r.html", "#####");
    assert_non_null(strstr(read_file(world, "r.html"), "Maya &#60;b&#62;spoke&#60;/b&#62; of Kim."));
    open_form(world, "r.html"); /* in place of the one before */
    ui_keys(world, "<Tab><Tab> <Enter>");
    expect_said(world, "It holds what you chose, 5 entries with it, and no name.");
    assert_non_null(strstr(read_file(world, "r.html"), "[name] &#60;b&#62;spoke&#60;/b&#62; of [name]."));
    open_form(world, "r.html");
    ui_keys(world, "<Tab> <Enter>");
    expect_said(world, "It holds what you chose, names too.");
}

static void chosen_entries_stand_in_it_and_no_others(void **state)
{
    struct ui_world *world = begin(state);
    open_form(world, "r.html");
    ui_keys(world, "<Tab><Tab>  <Tab> ");
    ui_hides(world, "SECRET");
    ui_hides(world, "closed until");
    ui_shows(world, "not sent");
    ui_shows(world, "0 of 5 chosen");
    ui_pass(world, 1);
    ui_keys(world, " j j j ");
    ui_shows(world, "4 of 5 chosen");
    ui_keys(world, "kk k "); /* no longer */
    ui_shows(world, "2 of 5 chosen");
    ui_keys(world, "<Enter>");
    ui_shows(world, "[2 chosen]");
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    expect_said(world, "It holds what you chose, 2 entries with it, and no name.");
    expect_entries(world, "r.html", "..##.");
    const char *page = read_file(world, "r.html");
    assert_non_null(strstr(page, "of the journal what was chosen"));
    assert_true(strstr(page, "It was an idea.") < strstr(page, "spoke"));
}

static void the_period_cuts_what_is_told(void **state)
{
    struct ui_world *world = begin(state);
    ui_keys(world, ">p"); /* as on the tab */
    ui_shows(world, "[a year]");
    ui_keys(world, "<Right><Tab>");
    ui_paste(world, path_of(world, "r.html"));
    ui_keys(world, "<Tab><Tab>  <Tab> ");
    ui_pass(world, 1);
    ui_keys(world, "G k <Enter>");
    ui_shows(world, "[2 chosen]");
    ui_keys(world, "<Up><Up><Up><Up><Left><Left><Left>"); /* four weeks */
    ui_shows(world, "[none chosen yet]");
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    expect_view(world, "report");
    ui_shows(world, texts_word(WORD_report_none_chosen));
    assert_int_not_equal(access(path_of(world, "r.html"), F_OK), 0);
    ui_keys(world, "<Up><Up><Up><Up><Right><Right><Right>");
    ui_shows(world, "[2 chosen]");
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    expect_said(world, "2 entries with it");
    expect_entries(world, "r.html", "....#");
    assert_non_null(strstr(read_file(world, "r.html"), "The first snow"));
}

static void an_entry_that_is_gone_by_then_is_not_told(void **state)
{
    struct ui_world *world = begin(state);
    struct error     error;
    open_form(world, "r.html");
    ui_keys(world, "<Tab><Tab>  <Tab> ");
    ui_pass(world, 1);
    ui_keys(world, " j ");
    struct store *store = ui_store(world);
    assert_true(entries_delete(store, &world->present, entries_newest(world).id, false, &error));
    store_close(store);
    ui_tick(world, 2);
    ui_hides(world, "A quiet Sunday");
    ui_keys(world, "<Enter>");
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    expect_said(world, "1 entry with it");
    expect_entries(world, "r.html", ".#...");
}

static void a_file_that_cannot_be_written_is_one_line_and_the_form_stays(void **state)
{
    struct ui_world *world = begin(state);
    FILE            *other = fopen(path_of(world, "mine.txt"), "w");
    assert_non_null(other);
    fputs("mine", other);
    fclose(other);
    open_form(world, "no/such/r.html");
    ui_keys(world, "<Enter>");
    expect_view(world, "report");
    expect_said(world, "cannot be written: No such file or directory; name another file");
    ui_keys(world, "<^U>");
    ui_paste(world, world->folder);
    ui_keys(world, "<Enter>");
    expect_said(world, "is a folder; name a file");
    ui_keys(world, "<^U>");
    ui_paste(world, path_of(world, "mine.txt"));
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    expect_said(world, "is there and no report, and stays as it is; name another file");
    assert_string_equal(read_file(world, "mine.txt"), "mine");
    ui_keys(world, "<^U>");
    ui_paste(world, path_of(world, "r.html"));
    rows_fill_disk();
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    rows_free_disk();
    expect_view(world, "report");
    expect_said(world, "the disk is full: ");
    assert_int_not_equal(access(path_of(world, "r.html"), F_OK), 0);
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    expect_said(world, "It holds what you chose and no name.");
    assert_string_equal(ui_close(world), "");
}

static void what_was_chosen_survives_leaving_and_is_gone_once_written(void **state)
{
    struct ui_world *world = begin(state);
    open_form(world, "r.html");
    ui_keys(world, "<Tab><Tab>  <Tab> ");
    ui_pass(world, 1);
    ui_keys(world, " j <Esc><Esc>");
    expect_view(world, "insights");
    assert_non_null(entries_draft(world, "report"));
    assert_string_equal(ui_close(world), "");
    ui_open(world);
    ui_keys(world, "5p");
    expect_said(world, "Draft from Sun 22 Nov, 21:14: Enter continue, ^G start fresh");
    ui_hides(world, "[2 chosen]");
    ui_keys(world, "<Enter>");
    ui_shows(world, "[2 chosen]");
    ui_pass(world, 1);
    ui_keys(world, "<Enter>");
    expect_entries(world, "r.html", "##...");
    assert_null(entries_draft(world, "report"));
    ui_keys(world, "p");
    ui_shows(world, "[nothing]");
}

static void a_report_is_no_act(void **state)
{
    struct ui_world *world = begin(state);
    struct act      *before, *after;
    size_t           count, still;
    struct error     error;
    struct store    *store = ui_store(world);
    assert_true(act_list(store, &world->arena, &before, &count, &error));
    open_form(world, "r.html");
    ui_keys(world, "<Tab><Tab> <Enter>");
    expect_said(world, "5 entries with it");
    assert_true(act_list(store, &world->arena, &after, &still, &error));
    store_close(store);
    assert_int_equal(count, still);
    assert_int_equal(before[0].id, after[0].id);
}

static void a_list_with_nothing_in_it_is_a_calm_line(void **state)
{
    struct ui_world *world = rows_begin(state, 3);
    ui_keys(world, "5p<Tab><Tab><Tab>  <Tab> ");
    expect_view(world, "report_pick");
    ui_shows(world, texts_word(WORD_report_no_entries));
    ui_pass(world, 1);
    ui_keys(world, " jkGgend<PgDn><Enter>");
    expect_view(world, "report");
    ui_shows(world, "[none chosen yet]");
}

/* So many entries, a day each up to yesterday; the list of them all is open. */
static struct ui_world *open_list_of(void **state, int many)
{
    struct ui_world *world = *state;
    struct person    person = {.name = "Kim", .started_on = world->present.today - 400};
    life_person(world, &person);
    struct store *store = ui_store(world);
    struct error  error;
    assert_true(act_begin(store, &world->present, "write", &error));
    for (int i = 0; i < many; i++) {
        struct entry entry = {
            .at = world->present.now, .body = i == 0 ? "the oldest" : "another", .closed_until = DAY_NONE};
        entry.at.unix_s -= (int64_t)86400 * (many - i);
        assert_true(entries_add(store, &world->present, &world->arena, &entry, &error));
    }
    assert_true(act_end(store, true, &error));
    store_close(store);
    ui_open(world);
    ui_keys(world, "5>>p<Tab><Tab><Tab>  <Tab> ");
    expect_view(world, "report_pick");
    for (int i = 0; i < 5; i++)
        ui_tick(world, 1);
    ui_pass(world, 1);
    return world;
}

static void a_long_list_is_read_on_between_keys(void **state)
{
    struct ui_world *world = open_list_of(state, 300);
    ui_shows(world, "0 of 300 chosen");
    ui_keys(world, "G ");
    ui_shows(world, "the oldest");
    ui_shows(world, "1 of 300 chosen");
}

static void beyond_what_can_be_chosen_one_by_one_the_list_says_so(void **state)
{
    struct ui_world *world = open_list_of(state, REPORT_CHOSEN_MAX + 1);
    for (int i = 0; i < REPORT_CHOSEN_MAX; i++)
        ui_keys(world, " j");
    ui_hides(world, "No more can be chosen");
    ui_keys(world, " ");
    expect_said(world, "No more can be chosen one by one");
    ui_shows(world, "500 of 501 chosen");
    ui_keys(world, "k j ");
    ui_shows(world, "500 of 501 chosen");
    ui_keys(world, "<Enter>");
    ui_shows(world, "[500 chosen]");
}

/* A layer that was left is freed, whatever stands over it. */
static void its_list_answers_nobody_once_the_form_has_left(void **state)
{
    struct ui_world *world = begin(state);
    struct app      *app = &world->session->app;
    open_form(world, "r.html");
    ui_keys(world, "<Tab><Tab>  <Tab> ");
    ui_pass(world, 1);
    ui_keys(world, " j");
    stack_pop(app, stack_find(app, &view_report));
    stack_settle(app);
    assert_null(stack_find(app, &view_report));
    expect_view(world, "report_pick");
    ui_keys(world, " j ");
    ui_shows(world, "3 of 5 chosen");
    ui_keys(world, "<Enter>");
    expect_view(world, "insights");
    assert_string_equal(ui_close(world), "");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        LIFE_TEST(the_form_at_every_size),
        LIFE_TEST(the_list_at_every_size),
        LIFE_TEST(both_in_ascii),
        LIFE_TEST(enter_alone_writes_no_name_and_nothing_of_the_journal),
        LIFE_TEST(names_stand_in_it_only_when_ticked),
        LIFE_TEST(chosen_entries_stand_in_it_and_no_others),
        LIFE_TEST(the_period_cuts_what_is_told),
        LIFE_TEST(an_entry_that_is_gone_by_then_is_not_told),
        LIFE_TEST(a_file_that_cannot_be_written_is_one_line_and_the_form_stays),
        LIFE_TEST(what_was_chosen_survives_leaving_and_is_gone_once_written),
        LIFE_TEST(a_report_is_no_act),
        LIFE_TEST(a_list_with_nothing_in_it_is_a_calm_line),
        LIFE_TEST(a_long_list_is_read_on_between_keys),
        LIFE_TEST(beyond_what_can_be_chosen_one_by_one_the_list_says_so),
        LIFE_TEST(its_list_answers_nobody_once_the_form_has_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
