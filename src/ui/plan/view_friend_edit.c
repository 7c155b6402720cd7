/*
 * The form of a friend to call, and the hours they agreed to.
 */
#include <stdio.h>

#include "ui/plan/plan_form.h"
#include "store/friends.h"

enum { FIELD_NAME, FIELD_HOW, FIELD_HOURS, FIELDS, HOURS_SIZE = 32 };

static const struct form_field fields[FIELDS] = {
    [FIELD_NAME] = {.label = "Name", .kind = FORM_TEXT, .most = TEXT_LINE_MAX},
    [FIELD_HOW] = {.label = "How",
                   .kind = FORM_TEXT,
                   .most = TEXT_LINE_MAX,
                   .below = "a number, or whatever else reaches them"},
    [FIELD_HOURS] = {.label = "Hours",
                     .kind = FORM_TEXT,
                     .most = 20,
                     .words = "any hour",
                     .below = "such as 08:00-23:00: the hours they agreed to"},
};

static bool fill(struct app *app, const struct plan_given *given, struct form *form, struct error *error)
{
    struct arena scratch = {0};
    char         hours[HOURS_SIZE] = "";
    struct friend_row friend = {.name = "", .how = "", .any_hour = true};
    bool read = given->id == 0 || friends_get(app->store, given->id, &scratch, &friend, error);
    if (read && !friend.any_hour)
        snprintf(hours, sizeof hours, "%02d:%02d-%02d:%02d", friend.from_min / 60, friend.from_min % 60,
                 friend.until_min / 60, friend.until_min % 60);
    if (read) {
        form_set(&form->fields[FIELD_NAME], friend.name);
        form_set(&form->fields[FIELD_HOW], friend.how);
        form_set(&form->fields[FIELD_HOURS], hours);
    }
    arena_free(&scratch);
    return read;
}

static bool read_hours(struct form *form, struct friend_row *out, struct error *error)
{
    const char *text = form_value(form, FIELD_HOURS);
    out->any_hour = !text;
    return !text || when_read_hours("the hours", text, &out->from_min, &out->until_min, error) ||
           plan_form_fault(form, FIELD_HOURS, error);
}

static bool put(struct app *app, int64_t id, struct form *form, bool write, struct error *error)
{
    struct arena scratch = {0};
    struct friend_row friend = {.id = id};
    const char *needed = texts_word(WORD_plan_needs_words);
    bool        done = plan_form_text(form, FIELD_NAME, TEXT_LINE, needed, &scratch, &friend.name, error) &&
                plan_form_text(form, FIELD_HOW, TEXT_LINE, needed, &scratch, &friend.how, error) &&
                read_hours(form, &friend, error);
    if (done && write)
        done = id != 0 ? friends_save(app->store, &app->present, &friend, error)
                       : friends_add(app->store, &app->present, &scratch, &friend, error);
    arena_free(&scratch);
    return done;
}

static const struct plan_form kind = {
    .act_new = "friend add",
    .act_edit = "friend edit",
    .fields = fields,
    .count = FIELDS,
    .fill = fill,
    .put = put,
    .said = WORD_plan_friend_kept,
    .unsaved = "a friend to call",
};

PLAN_FORM_VIEW(view_friend_edit, "friend_edit", "A friend to call", kind);
