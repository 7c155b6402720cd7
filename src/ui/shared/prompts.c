#include "ui/shared/prompts.h"

#include <string.h>

#include "core/idea.h"
#include "store/contacts.h"
#include "store/entries.h"

enum { TARGET_DAYS = 90 /* where nobody was started */, MONTHS = 12, LINE_MOST = 400 };

const char *prompts_at(const struct app *app, int32_t streak_days, size_t step)
{
    enum phase_key phase = phase_at(streak_days, app->has_person ? app->person.target_days : TARGET_DAYS,
                                    app->has_person ? app->person.rules.preset : RULES_STANDARD)
                               .key;
    size_t count = texts_prompt_count(phase);
    return texts_prompt(phase, (idea_prompt(app->present.today, count) + step) % count);
}

const char *prompts_now(struct app *app, size_t step)
{
    struct arena scratch = {0};
    struct tally tally = {0};
    struct error error = {0};
    bool counts = app->has_person && contacts_tally(app->store, &app->present, &app->person, CONTACTS_CURRENT, &scratch,
                                                    &tally, NULL, &error);
    const char *prompt = prompts_at(app, counts ? tally.streak_days : 0, step);
    arena_free(&scratch);
    return prompt;
}

/* The same day so many months before, the last of its month where there is no such day; DAY_NONE before 1900. */
static daynum day_before(daynum today, int months)
{
    struct civil date = day_to_civil(today);
    int          month = date.year * MONTHS + date.month - 1 - months;
    int          length = day_month_length(month / MONTHS, month % MONTHS + 1);
    return day_from_civil(month / MONTHS, month % MONTHS + 1, date.day < length ? date.day : length);
}

/* The first sentence of the first line that says something. */
static const char *first_sentence(const char *text, bool ascii, struct arena *arena)
{
    text += strspn(text, " \t\n");
    size_t length = strcspn(text, "\n"), at = 0;
    while (at < length && !(strchr(".!?", text[at]) && (at + 1 == length || text[at + 1] == ' ')))
        at++;
    if (at < length)
        length = at + 1;
    struct buf out = {.arena = arena};
    text_cut(&out, text, length, LINE_MOST, ascii);
    return buf_text(&out);
}

/* Its title or first sentence. Of a letter, closed or not, no word is shown where it was not asked for. */
static const char *say_entry(const struct entry *entry, bool ascii, struct arena *arena)
{
    struct buf quoted = {.arena = arena};
    if (entry->kind == ENTRY_LETTER)
        return texts_word(WORD_earlier_letter);
    buf_printf(&quoted, "“%s”", entry->title ? entry->title : first_sentence(entry->body, ascii, arena));
    return buf_text(&quoted);
}

static const char *say(enum word word, const struct entry *entry, bool ascii, struct arena *arena)
{
    return texts_fill(arena, word, (struct buf_value[]){{"what", say_entry(entry, ascii, arena)}, {NULL, NULL}});
}

bool prompts_earlier(struct app *app, struct arena *arena, const char **out, struct error *error)
{
    static const struct {
        int       months;
        enum word word;
    } times[] = {{MONTHS, WORD_earlier_year}, {1, WORD_earlier_month}};
    *out = "";
    for (size_t i = 0; i < sizeof times / sizeof *times && **out == '\0'; i++) {
        daynum       day = day_before(app->present.today, times[i].months);
        struct entry entry;
        bool         found = false;
        if (day == DAY_NONE)
            continue;
        if (!entries_on_day(app->store, day, app->present.today, arena, &entry, &found, error))
            return false;
        if (found)
            *out = say(times[i].word, &entry, app->ascii, arena);
    }
    return true;
}

bool prompts_last(struct app *app, struct arena *arena, const char **out, daynum *day, struct error *error)
{
    struct entries_filter newest = {.since = DAY_NONE,
                                    .until = DAY_NONE,
                                    .kind = -1,
                                    .today = app->present.today,
                                    .limit = 1,
                                    .preview_bytes = LINE_MOST};
    struct entry         *entries;
    size_t                count;
    if (!entries_list(app->store, &newest, arena, &entries, &count, error))
        return false;
    *out = count > 0 ? say_entry(&entries[0], app->ascii, arena) : "";
    *day = count > 0 ? entries[0].day : DAY_NONE;
    return true;
}
