/* Wine 8 has no bcryptprimitives.dll; Rust's standard library, which is in pydantic_core, asks it for random bytes.
   For trials under Wine only: every Windows brings its own. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
    return SystemFunction036(buffer, (ULONG)length);
}
