#include "ui/today/today_hour.h"

#include "words/texts.h"

bool today_hour_is_near(const struct today_hour *hour, struct moment now)
{
    int apart = insight_hour(now) - hour->hardest.hour;
    return hour->is_today && apart >= -1 && apart <= 1;
}

bool today_hour_load(struct app *app, struct arena *arena, struct today_hour *out, struct error *error)
{
    enum { WEEK_DAYS = 7 };
    bool known = false;
    *out = (struct today_hour){0};
    if (app->person.closed)
        return true;
    if (!insights_hardest(app->store, &app->present, &app->person, &out->hardest, &known, error))
        return false;
    out->is_today = known && day_weekday(app->present.today) == out->hardest.weekday;
    if (!out->is_today)
        return true;
    size_t ideas = texts_hour_idea_count(out->hardest.hour);
    size_t week = (size_t)((day_week_start(app->present.today) - DAY_FIRST) / WEEK_DAYS);
    out->idea = ideas > 0 ? texts_hour_idea(out->hardest.hour, week % ideas).title : NULL;
    return insights_hour_plan(app->store, &app->person, &out->hardest, arena, &out->plan, error);
}
