#include <string.h>
#include <wchar.h>

#include "ui/kit/theme.h"

bool glyph_needs_ascii(enum setting_tristate setting, const char *term, bool locale_is_utf8)
{
    static const char *const glyphs[] = {
#define X(name, utf8, ascii) [GLYPH_##name] = (utf8),
#include "ui/kit/glyph.def"
#undef X
    };
    if (setting != SETTING_AUTO)
        return setting == SETTING_YES || !locale_is_utf8;
    if (!locale_is_utf8 || strcmp(term, "linux") == 0)
        return true;
    for (size_t i = 0; i < GLYPHS; i++) {
        codepoint character;
        text_decode(glyphs[i], strlen(glyphs[i]), &character);
        if (wcwidth((wchar_t)character) != 1)
            return true;
    }
    return false;
}
