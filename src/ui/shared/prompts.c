#include "ui/shared/prompts.h"

#include "core/idea.h"
#include "store/contacts.h"

enum { TARGET_DAYS = 90 }; /* where nobody was started */

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
