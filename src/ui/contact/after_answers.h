/*
 * after_answers: the two questions after a contact: what set it off, and what I will do next time. The first is kept with the urge that ended in it, the second
 * as a plan for that trigger. Without an urge the first is only the trigger of the plan: no urge is made up.
 */
#ifndef HOLDFAST_UI_CONTACT_AFTER_ANSWERS_H
#define HOLDFAST_UI_CONTACT_AFTER_ANSWERS_H

#include "ui/frame/views.h"

extern const struct view view_answers; /* given a struct contact_given */

#endif
