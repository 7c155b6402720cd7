/*
 * contact_say: what the rules made of a contact and what stays, in words.
 */
#ifndef HOLDFAST_CLI_CONTACT_SAY_H
#define HOLDFAST_CLI_CONTACT_SAY_H

#include "cli/cli.h"
#include "store/contacts.h"

/* The contact must be on disk. */
MUST_CHECK bool contact_say(struct cli *cli, const struct person *person, const struct contact *contact,
                            struct error *error);

#endif
