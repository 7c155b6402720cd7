#include "ui/shared/today_hardday.h"

#include "store/lists.h"

bool today_hardday_load(struct app *app, struct arena *arena, struct today_hardday *out, struct error *error)
{
    struct plan plan;
    bool        has_plan = false;
    *out = (struct today_hardday){0};
    if (!lists_hardday_coming(app->store, app->present.today, arena, &out->day, &out->on, &out->found, error))
        return false;
    if (!out->found)
        return true;
    if (!lists_plan_for(app->store, out->day.text, arena, &plan, &has_plan, error))
        return false;
    out->plan = has_plan ? plan.action : NULL;
    return true;
}
