/*
 * dispatch: from a command line to its command.
 */
#ifndef HOLDFAST_CLI_DISPATCH_H
#define HOLDFAST_CLI_DISPATCH_H

#include "cli/cli.h"

/*
 * Runs what the command line says, and prints its error as one line `holdfast: COMMAND: ...`. Returns the exit
 * status. argv[0] is the program. *screens is set, and nothing is done, if the screens shall open instead (no
 * command and a terminal; `urge --ride`): then db_path and person_name of *cli tell with what.
 */
int dispatch_run(int argc, char **argv, struct cli *cli, enum cli_screens *screens);

#endif
