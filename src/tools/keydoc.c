#include <stdio.h>

int main(void)
{
    puts("Keys");
    return 0;
}
