/* The picture in the README, made from the real screen. `UPDATE=1 make golden` draws it anew. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "support/ui_life.h"
#include "support/ui_svg.h"

static void the_picture_of_today_is_the_screen(void **state)
{
    struct ui_world *world = *state;
    life_of_the_pictures(world);
    ui_open(world);
    struct canvas canvas = canvas_make(&world->arena, 24, 80, false);
    session_draw(world->session, &canvas);
    struct buf svg = {.arena = &world->arena};
    svg_of_canvas(&canvas, "The Today screen of Holdfast", &svg);
    ui_golden_text("today.svg", buf_text(&svg));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {LIFE_TEST(the_picture_of_today_is_the_screen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
