/*
 * What the program takes from its surroundings: the clock, the zone, the folders, the settings, the standard files.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/cli_program.h"

static void a_clock_that_is_no_instant_is_refused(void **state)
{
    struct cli_program      *program = *state;
    static const char *const values[] = {"",
                                         "now",
                                         "2026-11-22",
                                         "2026-11-22T21:14:00",
                                         "2026-11-22T21:14:00+19:00",
                                         "2026-02-30T21:14:00Z",
                                         "1795428000",
                                         "2026-11-22T21:14:00+01:00 "};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char setting[128];
        snprintf(setting, sizeof setting, "HOLDFAST_NOW=%s", values[i]);
        cli_program_env(program, setting);
        RUN(program, "status");
        cli_program_refused(program, 2, "holdfast: HOLDFAST_NOW must be an instant such as");
    }
}

static void all_happens_at_the_fixed_clock_and_its_offset(void **state)
{
    struct cli_program *program = *state;
    cli_program_env(program, "TZ=Asia/Tokyo");
    cli_program_env(program, "HOLDFAST_NOW=2026-11-22T23:30:00-05:00");
    assert_int_equal(RUN(program, "start"), 0);
    assert_int_equal(RUN(program, "urge", "--at", "22:00"), 0);
    RUN(program, "urge", "list", "--json");
    assert_string_equal(cli_program_json(program, "$[0].at"), "2026-11-22T22:00:00-05:00");
    RUN(program, "status", "--json");
    assert_string_equal(cli_program_json(program, "$.now"), "2026-11-22T23:30:00-05:00");
    assert_string_equal(cli_program_json(program, "$.today"), "2026-11-22");
}

static void without_it_the_zone_of_the_user_holds(void **state)
{
    struct cli_program *program = *state;
    cli_program_env(program, "HOLDFAST_NOW");
    cli_program_env(program, "TZ=XYZ-05:30");
    assert_int_equal(RUN(program, "start"), 0);
    RUN(program, "status", "--json");
    const char *now = cli_program_json(program, "$.now");
    assert_string_equal(now + strlen(now) - 6, "+05:30");
    assert_int_equal(RUN(program, "contact", "text", "--at", "2026-01-15 12:00"), 0);
    RUN(program, "contact", "list", "--json");
    assert_string_equal(cli_program_json(program, "$[0].at"), "2026-01-15T12:00:00+05:30");
    cli_program_env(program, "TZ=XYZ-24");
    assert_int_equal(RUN(program, "status", "--short"), 0);
    cli_program_env(program, "TZ=no/such zone");
    assert_int_equal(RUN(program, "status", "--short"), 0);
}

static void daylight_saving_is_that_of_the_day(void **state)
{
    struct cli_program *program = *state;
    cli_program_env(program, "HOLDFAST_NOW");
    cli_program_env(program, "TZ=CET-1CEST,M3.5.0,M10.5.0/3");
    assert_int_equal(RUN(program, "start", "2000-01-01"), 0);
    assert_int_equal(RUN(program, "contact", "text", "--at", "2020-07-01 12:00"), 0);
    assert_int_equal(RUN(program, "contact", "text", "--at", "2020-01-01 12:00"), 0);
    RUN(program, "contact", "list", "--json");
    assert_string_equal(cli_program_json(program, "$[0].at"), "2020-07-01T12:00:00+02:00");
    assert_string_equal(cli_program_json(program, "$[1].at"), "2020-01-01T12:00:00+01:00");
    RUN(program, "contact", "text", "--at", "2020-03-29 02:30");
    cli_program_refused(program, 2, "2020-03-29 02:30");
}

static bool exists(const struct cli_program *program, const char *path)
{
    char full[CLI_PROGRAM_PATH + 64];
    snprintf(full, sizeof full, "%s/%s", program->folder, path);
    return access(full, F_OK) == 0;
}

static void set_path(struct cli_program *program, const char *name, const char *path)
{
    char setting[CLI_PROGRAM_PATH + 64];
    snprintf(setting, sizeof setting, "%s=%s/%s", name, program->folder, path);
    cli_program_env(program, setting);
}

static void the_file_lies_where_the_environment_says(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start"), 0);
    assert_true(exists(program, "home/.local/share/holdfast/holdfast.db"));
    set_path(program, "XDG_DATA_HOME", "data");
    assert_int_equal(RUN(program, "start"), 0);
    assert_true(exists(program, "data/holdfast/holdfast.db"));
    set_path(program, "HOLDFAST_DB", "own.db");
    assert_int_equal(RUN(program, "start"), 0);
    assert_true(exists(program, "own.db"));
    char db[CLI_PROGRAM_PATH + 16];
    snprintf(db, sizeof db, "%s/other.db", program->folder);
    assert_int_equal(RUN(program, "start", "--db", db), 0);
    assert_true(exists(program, "other.db"));
    cli_program_env(program, "HOLDFAST_DB=");
    cli_program_env(program, "XDG_DATA_HOME=data2");
    RUN(program, "status", "--short"); /* a relative folder does not count: that is the one at home */
    cli_program_said(program, "0d\n");
    assert_false(exists(program, "data2"));
}

static void folder_and_file_are_for_the_owner_alone(void **state)
{
    struct cli_program *program = *state;
    struct stat         status;
    mode_t              mask = umask(0);
    int                 result = RUN(program, "start");
    umask(mask);
    assert_int_equal(result, 0);
    assert_int_equal(stat(program->db, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    *strrchr(program->db, '/') = '\0';
    assert_int_equal(stat(program->db, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
}

static void a_program_without_a_home_says_what_it_needs(void **state)
{
    struct cli_program *program = *state;
    cli_program_env(program, "HOME");
    RUN(program, "status");
    cli_program_refused(program, 1, "set HOME or HOLDFAST_DB, or give --db FILE");
    RUN(program, "start");
    cli_program_refused(program, 1, "set HOME or HOLDFAST_DB");
    RUN(program, "undo");
    cli_program_refused(program, 1, "set HOME or HOLDFAST_DB");
    assert_int_equal(RUN(program, "help"), 0);
}

static void settings_hold_and_what_is_wrong_in_them_is_one_line_each(void **state)
{
    struct cli_program *program = *state;
    cli_program_env(program, "HOLDFAST_NOW=2026-11-23T03:00:00+01:00");
    cli_program_write(program, "home/.config/holdfast/config", "# mine\nday_start = 4\ncolour = red\ntheme = pink\n");
    assert_int_equal(RUN(program, "status", "--short"), 0);
    assert_string_equal(program->out, "");
    char       *second = strchr(program->err, '\n') + 1;
    const char *third = strchr(second, '\n') + 1;
    assert_string_equal(third, "");
    assert_int_equal(strncmp(program->err, "holdfast: ", 10), 0);
    assert_non_null(strstr(program->err, "config:3: "));
    assert_non_null(strstr(second, "config:4: "));
    assert_int_equal(RUN(program, "start", "2026-11-20"), 0);
    RUN(program, "status", "--short");
    assert_string_equal(program->out, "2d\n"); /* it is still the 22nd */
    RUN(program, "status", "--frob");
    cli_program_refused(program, 2, "there is no option");
    set_path(program, "XDG_CONFIG_HOME", "config");
    cli_program_write(program, "config/holdfast/config", "day_start = 0\n");
    RUN(program, "status", "--short");
    cli_program_said(program, "3d\n");
}

static void settings_that_cannot_be_read_are_a_warning(void **state)
{
    struct cli_program *program = *state;
    cli_program_write(program, "home/.config/holdfast/config/file", "");
    assert_int_equal(RUN(program, "start"), 0);
    assert_non_null(strstr(program->err, "/config cannot be read: it is no file; the defaults hold\n"));
    cli_program_write(program, "config/holdfast", "a file where a folder should be");
    set_path(program, "XDG_CONFIG_HOME", "config");
    RUN(program, "status", "--short");
    cli_program_said(program, "0d\n");
    char pipe[CLI_PROGRAM_PATH + 64];
    cli_program_write(program, "piped/holdfast/other", "");
    snprintf(pipe, sizeof pipe, "%s/piped/holdfast/config", program->folder);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    set_path(program, "XDG_CONFIG_HOME", "piped");
    assert_int_equal(RUN(program, "status", "--short"), 0);
    assert_non_null(strstr(program->err, "cannot be read: it is no file"));
}

/* Runs a line of shell with $P as the program; what it says on stderr comes back through the program's own file. */
static int shell(struct cli_program *program, const char *line)
{
    char command[3 * CLI_PROGRAM_PATH];
    snprintf(command, sizeof command,
             "cd '%s' && HOME='%s' HOLDFAST_NOW=2026-11-23T12:00:00+01:00 P='%s'; export HOME HOLDFAST_NOW P; unset "
             "XDG_DATA_HOME XDG_CONFIG_HOME; %s",
             program->folder, program->home, getenv("HOLDFAST_PROGRAM"), line);
    return WEXITSTATUS(system(command));
}

static void closed_standard_files_do_not_harm_the_database(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(shell(program, "\"$P\" start >&- 2>err"), 1);
    assert_int_equal(shell(program, "grep -q 'could not be written' err"), 0);
    assert_int_equal(shell(program, "\"$P\" person set --promise - <&- 2>err"), 1);
    assert_int_equal(shell(program, "\"$P\" status --frob 2>&-"), 2);
    assert_int_equal(shell(program, "\"$P\" person set --name M. >&- 2>&- <&-"), 1);
    RUN(program, "check");
    cli_program_said(program, "The file is sound.\n");
    RUN(program, "status", "--format", "%p");
    cli_program_said(program, "M.\n");
}

static void a_reader_that_left_ends_the_program_without_a_line(void **state)
{
    struct cli_program *program = *state;
    assert_int_equal(RUN(program, "start"), 0);
    /* The right side leaves before it lets the left side write. */
    assert_int_equal(shell(program, "mkfifo gate && for c in status 'help keys' 'urge 5'; do { read go <gate; \"$P\" "
                                    "$c 2>err; echo $? >status; } | "
                                    "{ exec <&-; echo go >gate; }; until [ -s status ]; do :; done; [ \"$(cat "
                                    "status)\" = 1 ] && [ ! -s err ] || "
                                    "exit 3; rm status; done"),
                     0);
    RUN(program, "urge", "list");
    assert_non_null(strstr(program->out, "  5"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_program_setup, cli_program_teardown)
    static const struct CMUnitTest tests[] = {
        TEST(a_clock_that_is_no_instant_is_refused),
        TEST(all_happens_at_the_fixed_clock_and_its_offset),
        TEST(without_it_the_zone_of_the_user_holds),
        TEST(daylight_saving_is_that_of_the_day),
        TEST(the_file_lies_where_the_environment_says),
        TEST(folder_and_file_are_for_the_owner_alone),
        TEST(a_program_without_a_home_says_what_it_needs),
        TEST(settings_hold_and_what_is_wrong_in_them_is_one_line_each),
        TEST(settings_that_cannot_be_read_are_a_warning),
        TEST(closed_standard_files_do_not_harm_the_database),
        TEST(a_reader_that_left_ends_the_program_without_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
