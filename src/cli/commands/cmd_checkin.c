#include "cli/commands/commands.h"

#include <stdio.h>

#include "cli/rows.h"
#include "store/checkins.h"

/* What was given. An empty mood or note is one to clear. */
struct given {
    bool        mood, note, mark;
    int64_t     to_mood; /* 0: clear */
    const char *to_note; /* NULL: clear */
    daynum      day;
};

static bool read_given(struct cli *cli, const struct cli_args *args, struct given *given, struct error *error)
{
    const char *mood = cli_value(args, "mood");
    const char *note = cli_value(args, "note");
    const char *day = cli_value(args, "day");
    *given = (struct given){.mood = mood, .note = note, .mark = cli_has(args, "mark"), .day = cli->present.today};
    if (mood && *mood && !cli_number("mood", mood, 1, 5, &given->to_mood, error))
        return false;
    if (note && *note)
        given->to_note = note;
    return !day || when_read_day("--day", day, WHEN_NOT_AHEAD, &cli->present, &given->day, error);
}

static bool clears_nothing(const struct given *given)
{
    return (given->mood && given->to_mood == 0) || (given->note && !given->to_note);
}

static bool write_checkin(struct cli *cli, const struct given *given, struct checkin *checkin, struct error *error)
{
    bool found;
    if (!checkins_get(cli->store, given->day, cli->arena, checkin, &found, error))
        return false;
    if (!found && clears_nothing(given))
        return error_set(error, ERROR_USAGE, "that day has no check-in yet, so there is nothing to clear");
    if (!found)
        *checkin = (struct checkin){.day = given->day};
    if (given->mood)
        checkin->mood = (int)given->to_mood;
    if (given->note)
        checkin->note = given->to_note;
    return checkins_save(cli->store, &cli->present, checkin, error);
}

static bool is_asked(const struct given *given)
{
    return !given->mood && !given->note && !given->mark;
}

/* Marking a day that is marked already changes nothing, and so is nothing to take back. *found: the day has one now. */
static bool store_checkin(struct cli *cli, const struct given *given, struct checkin *checkin, bool *found,
                          struct error *error)
{
    if (!checkins_get(cli->store, given->day, cli->arena, checkin, found, error))
        return false;
    if (is_asked(given) || (*found && !given->mood && !given->note))
        return true;
    *found = true;
    return rows_begin(cli, "checkin", error) && rows_end(cli, write_checkin(cli, given, checkin, error), error);
}

/* checkin: NULL where the day has none. */
static void put_json(struct cli *cli, const struct checkin *checkin)
{
    struct json json = {.out = cli->out};
    if (!checkin) {
        json_null(&json);
        json_end(&json);
        return;
    }
    json_open_object(&json);
    json_named_day(&json, "day", checkin->day);
    json_named_positive(&json, "mood", checkin->mood);
    json_named(&json, "note", checkin->note);
    json_close_object(&json);
    json_end(&json);
}

static void say(struct cli *cli, daynum day, const struct checkin *checkin)
{
    char date[WHEN_WORDS_SIZE];
    char mood[8];
    when_say_date_year(day, date);
    if (!checkin) {
        cli_say(cli, WORD_cmd_checkin_none, (struct buf_value[]){{"date", date}, {0}});
        return;
    }
    snprintf(mood, sizeof mood, "%d", checkin->mood);
    cli_say(cli, checkin->mood ? WORD_cmd_checkin_mood : WORD_cmd_checkin,
            (struct buf_value[]){{"date", date}, {"mood", mood}, {0}});
    rows_put_note(cli, checkin->note);
    if (checkin->mood != 1)
        return;
    cli_say(cli, WORD_cmd_mood_one, NULL);
    rows_put_help_lines(cli);
}

static bool run(struct cli *cli, const struct cli_args *args, struct error *error)
{
    struct given   given;
    struct checkin checkin;
    if (!read_given(cli, args, &given, error))
        return false;
    bool is_open = clears_nothing(&given) ? cli_open_existing(cli, error)
                                          : cli_open(cli, is_asked(&given) ? STORE_READ : STORE_WRITE, error);
    bool found;
    if (!is_open || !store_checkin(cli, &given, &checkin, &found, error))
        return false;
    if (cli->json)
        put_json(cli, found ? &checkin : NULL);
    else
        say(cli, given.day, found ? &checkin : NULL);
    return true;
}

const struct command cmd_checkin[] = {
    {
        .name = "checkin",
        .synopsis = "checkin [--mark] [--mood 1-5] [--note TEXT] [--day DAY]",
        .summary = "the day's check-in, about yourself",
        .details = "One a day. Again on the same day it changes what is given; without options it shows the day's. "
                   "--mark marks the day without a mood. --mood= and --note= empty a field.",
        .options =
            (const struct cli_option[]){
                {"mark", CLI_FLAG, NULL, "mark the day, without a mood"},
                {"mood", CLI_TEXT | CLI_CLEARS, "1-5", "how it is, 5 is best"},
                {"note", CLI_NOTE | CLI_CLEARS, "TEXT", "a note, - from standard input"},
                {"day", CLI_TEXT, "DAY", "another day than today"},
                {0},
            },
        .run = run,
    },
    {0},
};
