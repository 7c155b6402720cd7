#include "ui/kit/theme.h"

#include <stdlib.h>
#include <string.h>

#define NORMAL    0u
#define BOLD      LOOK_BOLD
#define REVERSE   LOOK_REVERSE
#define UNDERLINE LOOK_UNDERLINE
#define FG(colour, attributes)                                                                                         \
    {                                                                                                                  \
        (colour), -1, (attributes)                                                                                     \
    }

#define ON(colour, ground, attributes)                                                                                 \
    {                                                                                                                  \
        (colour), (ground), (attributes)                                                                               \
    }

static const struct theme_look looks[STYLES][THEMES_PLAIN + 1] = {
#define X(role, dark, light, unknown, eight_dark, eight_light, plain)                                                  \
    [STYLE_##role] = {dark, light, unknown, eight_dark, eight_light, FG(-1, plain)},
#include "ui/kit/style.def"
#undef X
};

enum theme theme_choose(enum setting_theme setting, bool no_color, int colours, enum theme_ground ground)
{
    if (no_color || setting == THEME_MONO || colours < 8)
        return THEMES_PLAIN;
    if (setting == THEME_DARK || (setting == THEME_AUTO && ground == GROUND_DARK))
        return colours >= 256 ? THEMES_DARK : THEMES_EIGHT_DARK;
    if (setting == THEME_LIGHT || (setting == THEME_AUTO && ground == GROUND_LIGHT))
        return colours >= 256 ? THEMES_LIGHT : THEMES_EIGHT_LIGHT;
    return colours >= 256 ? THEMES_UNKNOWN : THEMES_PLAIN;
}

struct theme_look theme_look(enum theme theme, enum style style)
{
    return looks[style][theme];
}

/* The last number is the background, of the 16 colours: 7 and all bright ones but 8 are light. */
enum theme_ground theme_ground_of_colorfgbg(const char *text)
{
    const char *last = text ? strrchr(text, ';') : NULL;
    if (!last || last[1] < '0' || last[1] > '9')
        return GROUND_UNKNOWN;
    char *end;
    long  colour = strtol(last + 1, &end, 10);
    if (*end != '\0' || colour > 15)
        return GROUND_UNKNOWN;
    return colour == 7 || colour > 8 ? GROUND_LIGHT : GROUND_DARK;
}

/* One to four hex digits, as a share of the most that many can say. -1 if there are none. */
static double read_part(const char **at)
{
    long   value = 0, most = 1;
    size_t digits = strspn(*at, "0123456789abcdefABCDEF");
    if (digits < 1 || digits > 4)
        return -1;
    char part[5] = "";
    memcpy(part, *at, digits);
    value = strtol(part, NULL, 16);
    for (size_t i = 0; i < digits; i++)
        most *= 16;
    *at += digits;
    return (double)value / (double)(most - 1);
}

enum theme_ground theme_ground_of_answer(const char *text)
{
    static const double weights[] = {0.299, 0.587, 0.114}; /* of red, green and blue in what the eye takes for bright */
    double              bright = 0;
    if (strncmp(text, "rgb:", 4) != 0)
        return GROUND_UNKNOWN;
    text += 4;
    for (int i = 0; i < 3; i++) {
        double part = read_part(&text);
        if (part < 0 || *text != (i < 2 ? '/' : '\0'))
            return GROUND_UNKNOWN;
        bright += part * weights[i];
        text++;
    }
    return bright > 0.5 ? GROUND_LIGHT : GROUND_DARK;
}
