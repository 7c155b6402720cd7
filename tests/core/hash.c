/* Hashes against those of another program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/hash.h"

static void texts_of_every_length_around_a_block_have_their_known_hash(void **state)
{
    static const struct {
        size_t      length; /* of so many letters a */
        const char *hex;
    } rows[] = {
        {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
        {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
        {63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
        {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
        {119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
        {120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
        {1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned char hash[HASH_BYTES];
        char          hex[2 * HASH_BYTES + 1], *text = malloc(rows[i].length + 1);
        assert_non_null(text);
        memset(text, 'a', rows[i].length);
        hash_bytes(text, rows[i].length, hash);
        for (size_t k = 0; k < HASH_BYTES; k++)
            snprintf(hex + 2 * k, 3, "%02x", hash[k]);
        assert_string_equal(hex, rows[i].hex);
        free(text);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_of_every_length_around_a_block_have_their_known_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
