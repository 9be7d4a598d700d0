/* Counts for many boxes as their browsers would: `count CHALLENGE_BITS < lines of 64 hex digits`, the hash of challenge
   and mailbox each; prints the number that each leads to. SHA-256 of one block. Source: FIPS 180-4 §6.2. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define R(x, n) (((x) >> (n)) | ((x) << (32 - (n))))

static uint32_t first_word(uint32_t *w) {
  for (int n = 16; n < 64; n++) {
    uint32_t x = w[n - 15], y = w[n - 2];
    w[n] = w[n - 16] + (R(x, 7) ^ R(x, 18) ^ (x >> 3)) + w[n - 7] + (R(y, 17) ^ R(y, 19) ^ (y >> 10));
  }
  uint32_t a = 0x6a09e667, b = 0xbb67ae85, c = 0x3c6ef372, d = 0xa54ff53a;
  uint32_t e = 0x510e527f, f = 0x9b05688c, g = 0x1f83d9ab, h = 0x5be0cd19;
  for (int n = 0; n < 64; n++) {
    uint32_t one = h + (R(e, 6) ^ R(e, 11) ^ R(e, 25)) + ((e & f) ^ (~e & g)) + K[n] + w[n];
    uint32_t two = (R(a, 2) ^ R(a, 13) ^ R(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + one, d = c, c = b, b = a, a = one + two;
  }
  return a + 0x6a09e667;
}

int main(int argc, char **argv) {
  int bits = argc > 1 ? atoi(argv[1]) : 0;
  char line[80];
  if (bits < 1 || bits > 31) return 2;
  while (fgets(line, sizeof line, stdin)) {
    uint32_t w[64];
    uint64_t number = 0;
    for (int n = 0; n < 8; n++)
      if (sscanf(line + 8 * n, "%8x", &w[n]) != 1) return 2;
    for (;; number++) {
      w[8] = number >> 32, w[9] = (uint32_t)number, w[10] = 0x80000000;
      w[11] = w[12] = w[13] = w[14] = 0, w[15] = 320;
      if (first_word(w) >> (32 - bits) == 0) break;
    }
    printf("%llu\n", (unsigned long long)number);
  }
  return 0;
}
