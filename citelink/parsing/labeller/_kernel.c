/* The inner loops of the labeller in C: what features weigh, and the search for the best labels.

   Optional: `feature_weights.py` and `model.py` do the same with numpy, and a test holds the two to the same numbers.
   Weights are added as whole numbers, so that their order does not matter. All arrays are contiguous; sizes and places
   are checked before anything is read or written. */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <string.h>

#define MOST_PARTS 8
#define MOST_LABELS 64
#define USUAL_LABELS 18 /* as many as labels.py has; others are right too, only slower */
#define BLOCK_BITS 7    /* as in feature_weights.py: rows are unpacked by blocks of 128 */
#define AT_ONCE 256     /* tokens whose sums stay in the nearest cache while all their features are added */

/* A contiguous buffer of `count` items of `size` bytes; 0 and an exception where it is none. */
static int
take(PyObject *object, Py_buffer *view, Py_ssize_t size, Py_ssize_t count, int writable)
{
    if (PyObject_GetBuffer(object, view, writable ? PyBUF_CONTIG : PyBUF_CONTIG_RO) < 0)
        return 0;
    if (view->itemsize == size && (count < 0 || view->len == size * count))
        return 1;
    PyBuffer_Release(view);
    PyErr_SetString(PyExc_ValueError, "an array has another shape or type than is needed");
    return 0;
}

/* How many bits of a word are set. */
static int
bits_of(uint64_t word)
{
    word -= (word >> 1) & 0x5555555555555555u;
    word = (word & 0x3333333333333333u) + ((word >> 2) & 0x3333333333333333u);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return (int)((word * 0x0101010101010101u) >> 56);
}

/* Features by number: `hashes` ascending, the first for the unknown. `bits`, where there are any, has one for each slot
   (the upper bits of a hash) that is taken, `ranks` how many are taken before each 64 of them: the place of a hash among
   the others, in a tenth of the memory that a table of places would take. */
typedef struct {
    const uint32_t *hashes;
    Py_ssize_t known;
    const uint64_t *bits;
    const int32_t *ranks;
    int shift;
} Index;

/* Which of `count` features are known, `from` the token `begin` on: their tokens and rows; gives how many. In several
   passes, so that the processor need not guess which are known, and reaches for many hashes at once. */
static Py_ssize_t
known_of(const uint32_t *features, Py_ssize_t count, Py_ssize_t begin, const Index *index, int32_t *tokens,
         int32_t *rows)
{
    Py_ssize_t likely = 0, sure = 0;
    if (index->bits == NULL) {
        for (Py_ssize_t at = 0; at < count; at++) {
            Py_ssize_t row = 0, high = index->known;
            while (row < high) {
                Py_ssize_t middle = (row + high) / 2;
                if (index->hashes[middle] < features[at])
                    row = middle + 1;
                else
                    high = middle;
            }
            tokens[likely] = (int32_t)at;
            rows[likely] = (int32_t)row;
            likely += row > 0 && row < index->known;
        }
    }
    else {
        for (Py_ssize_t at = 0; at < count; at++) {
            uint32_t slot = features[at] >> index->shift;
            tokens[likely] = (int32_t)at;
            likely += (index->bits[slot >> 6] >> (slot & 63)) & 1;
        }
        for (Py_ssize_t at = 0; at < likely; at++) {
            uint32_t slot = features[tokens[at]] >> index->shift;
            uint64_t before = ((uint64_t)1 << (slot & 63)) - 1;
            rows[at] = index->ranks[slot >> 6] + bits_of(index->bits[slot >> 6] & before);
        }
    }
    for (Py_ssize_t at = 0; at < likely; at++) {
        int32_t token = tokens[at], row = rows[at];
        tokens[sure] = (int32_t)(begin + token);
        rows[sure] = row;
        sure += row < index->known && index->hashes[row] == features[token];
    }
    return sure;
}

/* What is to be mixed into one feature of each token: see `mixing._stirred`. */
typedef struct {
    uint32_t salt;
    int size;
    Py_buffer parts[MOST_PARTS];
} Mixture;

static void
mix(const Mixture *mixture, uint32_t prime, uint32_t second, Py_ssize_t begin, Py_ssize_t count, uint32_t *features)
{
    const uint32_t *part = (const uint32_t *)mixture->parts[0].buf + begin;
    for (Py_ssize_t at = 0; at < count; at++)
        features[at] = (part[at] ^ mixture->salt) * prime;
    for (int other = 1; other < mixture->size; other++) {
        part = (const uint32_t *)mixture->parts[other].buf + begin;
        for (Py_ssize_t at = 0; at < count; at++)
            features[at] = (features[at] ^ (features[at] >> 15) ^ part[at]) * second;
    }
    for (Py_ssize_t at = 0; at < count; at++)
        features[at] ^= features[at] >> 13;
}

/* Read (salt, parts); what it holds is to be released even where it fails. */
static int
read_mixture(PyObject *given, Mixture *mixture, Py_ssize_t count)
{
    unsigned long salt;
    PyObject *parts;
    if (!PyTuple_Check(given) || !PyArg_ParseTuple(given, "kO!", &salt, &PyTuple_Type, &parts))
        return 0;
    Py_ssize_t size = PyTuple_Size(parts);
    if (size < 1 || size > MOST_PARTS) {
        PyErr_SetString(PyExc_ValueError, "a mixture has too many parts or none");
        return 0;
    }
    mixture->salt = (uint32_t)salt;
    while (mixture->size < size && take(PyTuple_GetItem(parts, mixture->size), &mixture->parts[mixture->size], 4, count, 0))
        mixture->size++;
    return mixture->size == size;
}

/* find(mixtures, prime, second, hashes, bits, ranks, shift, tokens, rows, wanted) -> how many

   Of all features of `mixtures` those that are known: their tokens and their rows, in two arrays with room for all.
   `wanted` says which blocks of rows are among them. `bits` and `ranks` may be empty. */
static PyObject *
find(PyObject *self, PyObject *args)
{
    PyObject *given_mixtures, *given[6], *result = NULL;
    static const Py_ssize_t sizes[6] = {4, 8, 4, 4, 4, 1};
    Py_buffer views[6];
    unsigned long prime, second;
    int shift, held = 0;
    Py_ssize_t read = 0, found = 0;
    uint32_t features[AT_ONCE];
    if (!PyArg_ParseTuple(args, "O!kkOOOiOOO", &PyList_Type, &given_mixtures, &prime, &second, &given[0], &given[1],
                          &given[2], &shift, &given[3], &given[4], &given[5]))
        return NULL;
    Py_ssize_t kinds = PyList_Size(given_mixtures);
    Mixture *mixtures = PyMem_Calloc(kinds ? (size_t)kinds : 1, sizeof(Mixture));
    if (mixtures == NULL)
        return PyErr_NoMemory();
    while (held < 6 && take(given[held], &views[held], sizes[held], -1, held > 2))
        held++;
    if (held < 6)
        goto done;
    Index index = {views[0].buf, views[0].len / 4, NULL, views[2].buf, shift};
    Py_ssize_t count = kinds ? views[3].len / 4 / kinds : 0;
    if (views[1].len) {
        index.bits = views[1].buf;
        if (shift < 1 || shift > 26 || views[1].len != (Py_ssize_t)1 << (29 - shift) || views[2].len != views[1].len / 2)
            goto wrong;
    }
    if (views[3].len != kinds * count * 4 || views[4].len != views[3].len ||
        views[5].len < (index.known + (1 << BLOCK_BITS) - 1) >> BLOCK_BITS)
        goto wrong;
    for (; read < kinds; read++)
        if (!read_mixture(PyList_GetItem(given_mixtures, read), &mixtures[read], count)) {
            read++;
            goto done;
        }
    int32_t *tokens = views[3].buf, *rows = views[4].buf;
    for (Py_ssize_t begin = 0; begin < count; begin += AT_ONCE) {
        Py_ssize_t some = count - begin < AT_ONCE ? count - begin : AT_ONCE;
        for (Py_ssize_t kind = 0; kind < kinds; kind++) {
            mix(&mixtures[kind], (uint32_t)prime, (uint32_t)second, begin, some, features);
            found += known_of(features, some, begin, &index, tokens + found, rows + found);
        }
    }
    for (Py_ssize_t at = 0; at < found; at++)
        ((char *)views[5].buf)[rows[at] >> BLOCK_BITS] = 1;
    result = PyLong_FromSsize_t(found);
    goto done;
wrong:
    PyErr_SetString(PyExc_ValueError, "the arrays of features do not fit together");
done:
    while (read--)
        while (mixtures[read].size)
            PyBuffer_Release(&mixtures[read].parts[--mixtures[read].size]);
    PyMem_Free(mixtures);
    while (held)
        PyBuffer_Release(&views[--held]);
    return result;
}

/* Add rows of the table to the totals; `width` is a constant where this is called, so that the loop is unrolled. */
static inline void
add_rows(int32_t *totals, const int32_t *tokens, const int32_t *rows, Py_ssize_t found, const signed char *table,
         int width)
{
    for (Py_ssize_t at = 0; at < found; at++) {
        const signed char *weights = table + (Py_ssize_t)rows[at] * width;
        int32_t *total = totals + (Py_ssize_t)tokens[at] * width;
        for (int label = 0; label < width; label++)
            total[label] += weights[label];
    }
}

/* add(totals, tokens, rows, found, table, width)

   Add to the totals of the first `found` tokens what their rows of the table weigh. */
static PyObject *
add(PyObject *self, PyObject *args)
{
    PyObject *given[4], *result = NULL;
    static const Py_ssize_t sizes[4] = {4, 4, 4, 1};
    Py_buffer views[4];
    Py_ssize_t found;
    int width, held = 0;
    if (!PyArg_ParseTuple(args, "OOOnOi", &given[0], &given[1], &given[2], &found, &given[3], &width))
        return NULL;
    while (held < 4 && take(given[held], &views[held], sizes[held], -1, held == 0))
        held++;
    if (held < 4)
        goto done;
    if (width < 1 || width > MOST_LABELS || found < 0 || views[1].len / 4 < found || views[2].len / 4 < found)
        goto wrong;
    const int32_t *tokens = views[1].buf, *rows = views[2].buf;
    int32_t count = (int32_t)(views[0].len / 4 / width), known = (int32_t)(views[3].len / width);
    for (Py_ssize_t at = 0; at < found; at++)
        if (tokens[at] < 0 || tokens[at] >= count || rows[at] < 0 || rows[at] >= known)
            goto wrong;
    if (width == USUAL_LABELS)
        add_rows(views[0].buf, tokens, rows, found, views[3].buf, USUAL_LABELS);
    else
        add_rows(views[0].buf, tokens, rows, found, views[3].buf, width);
    result = Py_NewRef(Py_None);
    goto done;
wrong:
    PyErr_SetString(PyExc_ValueError, "the arrays of weights do not fit together");
done:
    while (held)
        PyBuffer_Release(&views[--held]);
    return result;
}

/* gather(totals, sums, words, stretches, tokens, width, offsets)

   Set the totals of each token to what the words around it weigh: `sums[word][slot]` for those at the `offsets`, one
   slot each, then for all words of its stretch, of the one before and of the one behind, in the three slots that
   follow. */
static PyObject *
gather(PyObject *self, PyObject *args)
{
    PyObject *given[6], *result = NULL;
    static const Py_ssize_t sizes[6] = {4, 2, 4, 4, 4, 4};
    static const int shifts[3] = {0, -1, 1};
    Py_buffer views[6];
    int width, held = 0;
    int32_t *whole = NULL;
    if (!PyArg_ParseTuple(args, "OOOOOOi", &given[0], &given[1], &given[2], &given[3], &given[4], &given[5], &width))
        return NULL;
    while (held < 6 && take(given[held], &views[held], sizes[held], -1, held == 0))
        held++;
    if (held < 6)
        goto done;
    const int32_t *words = views[2].buf, *stretches = views[3].buf, *tokens = views[4].buf, *offsets = views[5].buf;
    Py_ssize_t places = views[2].len / 4, count = views[4].len / 4, near = views[5].len / 4, slots = near + 3, most = 0;
    if (width < 1 || width > MOST_LABELS || views[0].len != count * width * 4 || views[3].len != places * 4)
        goto wrong;
    Py_ssize_t known = views[1].len / 2 / slots / width;
    for (Py_ssize_t place = 0; place < places; place++) {
        if (words[place] < 0 || words[place] >= known || stretches[place] < 0 || stretches[place] >= places)
            goto wrong;
        most = stretches[place] >= most ? stretches[place] + 1 : most;
    }
    whole = PyMem_Calloc(most ? (size_t)(most * 3 * width) : 1, sizeof(int32_t));
    if (whole == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    for (Py_ssize_t place = 0; place < places; place++) {
        const int16_t *own = (const int16_t *)views[1].buf + ((Py_ssize_t)words[place] * slots + near) * width;
        int32_t *total = whole + (Py_ssize_t)stretches[place] * 3 * width;
        for (int label = 0; label < 3 * width; label++)
            total[label] += own[label];
    }
    for (Py_ssize_t token = 0; token < count; token++) {
        int32_t *total = (int32_t *)views[0].buf + token * width;
        memset(total, 0, (size_t)width * sizeof(int32_t));
        for (Py_ssize_t slot = 0; slot < near; slot++) {
            Py_ssize_t place = (Py_ssize_t)tokens[token] + offsets[slot];
            if (place < 0 || place >= places)
                goto wrong;
            const int16_t *sums = (const int16_t *)views[1].buf + ((Py_ssize_t)words[place] * slots + slot) * width;
            for (int label = 0; label < width; label++)
                total[label] += sums[label];
        }
        if (tokens[token] < 0 || tokens[token] >= places)
            goto wrong;
        for (int slot = 0; slot < 3; slot++) {
            Py_ssize_t stretch = (Py_ssize_t)stretches[tokens[token]] + shifts[slot];
            if (stretch < 0 || stretch >= most)
                goto wrong;
            const int32_t *sums = whole + (stretch * 3 + slot) * width;
            for (int label = 0; label < width; label++)
                total[label] += sums[label];
        }
    }
    result = Py_NewRef(Py_None);
    goto done;
wrong:
    PyErr_SetString(PyExc_ValueError, "the arrays of words do not fit together");
done:
    PyMem_Free(whole);
    while (held)
        PyBuffer_Release(&views[--held]);
    return result;
}

/* One chain: `scores[token][label]`, `classes[token]` of the signs before each token. Writes the best path. */
static void
search_one(const float *scores, const int32_t *classes, Py_ssize_t length, int width, const float *moves,
           const float *first, const float *last, unsigned char *back, unsigned char *path)
{
    float best[MOST_LABELS], next[MOST_LABELS];
    for (int label = 0; label < width; label++)
        best[label] = scores[label] + first[label];
    for (Py_ssize_t token = 1; token < length; token++) {
        const float *move = moves + (Py_ssize_t)classes[token] * width * width;
        int32_t from[MOST_LABELS];
        for (int label = 0; label < width; label++) {
            next[label] = move[label] + best[0];
            from[label] = 0;
        }
        for (int before = 1; before < width; before++) {
            const float *row = move + before * width;
            float reached = best[before];
            for (int label = 0; label < width; label++) {
                float way = row[label] + reached;
                int better = way > next[label];
                next[label] = better ? way : next[label];
                from[label] = better ? before : from[label];
            }
        }
        for (int label = 0; label < width; label++) {
            best[label] = next[label] + scores[token * width + label];
            back[token * width + label] = (unsigned char)from[label];
        }
    }
    int chosen = 0;
    for (int label = 0; label < width; label++) {
        best[label] += last[label];
        if (best[label] > best[chosen])
            chosen = label;
    }
    for (Py_ssize_t token = length - 1; token >= 0; token--) {
        path[token] = (unsigned char)chosen;
        if (token)
            chosen = back[token * width + chosen];
    }
}

/* search(scores, lengths, classes, moves, first, last, paths)

   The best labels of all references, one behind the other in `scores`, `classes` and `paths`. */
static PyObject *
search(PyObject *self, PyObject *args)
{
    PyObject *given[7], *result = NULL;
    Py_buffer views[7];
    /* The size of an item of each, and whether it is written to. */
    static const Py_ssize_t sizes[7] = {4, 8, 4, 4, 4, 4, 1};
    int held = 0;
    if (!PyArg_ParseTuple(args, "OOOOOOO", &given[0], &given[1], &given[2], &given[3], &given[4], &given[5], &given[6]))
        return NULL;
    while (held < 7 && take(given[held], &views[held], sizes[held], -1, held == 6))
        held++;
    if (held < 7)
        goto done;
    Py_ssize_t width = views[4].len / 4, count = views[6].len, sum = 0, longest = 0, references = views[1].len / 8;
    if (width < 1 || width > MOST_LABELS || views[5].len != width * 4 || views[0].len != count * width * 4 ||
        views[2].len != count * 4 || views[3].len % (width * width * 4))
        goto wrong;
    const int64_t *lengths = views[1].buf;
    for (Py_ssize_t one = 0; one < references; one++) {
        if (lengths[one] < 1 || lengths[one] > count - sum)
            goto wrong;
        sum += (Py_ssize_t)lengths[one];
        longest = lengths[one] > longest ? (Py_ssize_t)lengths[one] : longest;
    }
    const int32_t *classes = views[2].buf;
    int32_t known = (int32_t)(views[3].len / (width * width * 4));
    for (Py_ssize_t token = 0; token < count; token++)
        if (classes[token] < 0 || classes[token] >= known)
            goto wrong;
    unsigned char *back = PyMem_Malloc(longest ? (size_t)(longest * width) : 1);
    if (back == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    sum = 0;
    for (Py_ssize_t one = 0; one < references; one++) {
        search_one((const float *)views[0].buf + sum * width, classes + sum, (Py_ssize_t)lengths[one], (int)width,
                   views[3].buf, views[4].buf, views[5].buf, back, (unsigned char *)views[6].buf + sum);
        sum += (Py_ssize_t)lengths[one];
    }
    PyMem_Free(back);
    result = Py_NewRef(Py_None);
    goto done;
wrong:
    PyErr_SetString(PyExc_ValueError, "the arrays of a search do not fit together");
done:
    while (held)
        PyBuffer_Release(&views[--held]);
    return result;
}

/* The CRC-32 of bytes, going on from that of the bytes before them: what zlib.crc32 gives. */
static uint32_t
crc_of(const unsigned char *bytes, Py_ssize_t size, uint32_t before)
{
    static uint32_t table[256];
    if (!table[1])
        for (uint32_t byte = 256; byte-- > 0;) {
            uint32_t value = byte;
            for (int bit = 0; bit < 8; bit++)
                value = value & 1 ? value >> 1 ^ 0xEDB88320u : value >> 1;
            table[byte] = value;
        }
    uint32_t value = ~before;
    for (Py_ssize_t at = 0; at < size; at++)
        value = table[(value ^ bytes[at]) & 255] ^ value >> 8;
    return ~value;
}

#define LONGEST_PART 4

/* The numbers of one word in UTF-8: see `words.spell`. */
static void
spell_one(const unsigned char *bytes, Py_ssize_t size, Py_ssize_t letters, uint32_t *whole, uint32_t *parts)
{
    Py_ssize_t end = 0, start = size;
    uint32_t value = 0;
    for (int n = 0; n < LONGEST_PART; n++) {
        if (n + 1 >= letters) {
            parts[n] = parts[LONGEST_PART + n] = (uint32_t)(n + 1);
            continue;
        }
        Py_ssize_t from = end++;
        while ((bytes[end] & 0xC0) == 0x80)
            end++;
        parts[n] = value = crc_of(bytes + from, end - from, value);
        while ((bytes[--start] & 0xC0) == 0x80)
            ;
        parts[LONGEST_PART + n] = crc_of(bytes + start, size - start, 0);
    }
    *whole = crc_of(bytes + end, size - end, value);
}

/* spell(words, rows, whole, parts)

   Write the numbers of each word to its row: of the whole word to the column `whole`, of its beginnings and ends to the
   columns from `parts` on. */
static PyObject *
spell(PyObject *self, PyObject *args)
{
    PyObject *words, *rows_given, *result = NULL;
    Py_ssize_t whole, parts;
    Py_buffer rows;
    if (!PyArg_ParseTuple(args, "O!Onn", &PyList_Type, &words, &rows_given, &whole, &parts))
        return NULL;
    if (!take(rows_given, &rows, 4, -1, 1))
        return NULL;
    Py_ssize_t count = PyList_Size(words), width = count ? rows.len / 4 / count : 0;
    if (rows.len != count * width * 4 ||
        (count && (whole < 0 || whole >= width || parts < 0 || parts + 2 * LONGEST_PART > width))) {
        PyErr_SetString(PyExc_ValueError, "the rows and the words do not fit together");
        goto done;
    }
    for (Py_ssize_t at = 0; at < count; at++) {
        PyObject *word = PyList_GetItem(words, at);
        if (!PyUnicode_Check(word)) {
            PyErr_SetString(PyExc_ValueError, "words and strings do not fit together");
            goto done;
        }
        /* Halves of characters, which hostile files hold, are no UTF-8. */
        PyObject *bytes = PyUnicode_AsEncodedString(word, "utf-8", "surrogatepass");
        if (bytes == NULL)
            goto done;
        uint32_t *row = (uint32_t *)rows.buf + at * width;
        spell_one((const unsigned char *)PyBytes_AsString(bytes), PyBytes_Size(bytes), PyUnicode_GetLength(word),
                  row + whole, row + parts);
        Py_DecRef(bytes);
    }
    result = Py_NewRef(Py_None);
done:
    PyBuffer_Release(&rows);
    return result;
}

/* The classes of characters in the table that `tokens.py` makes; all others stand between tokens. */
#define LETTER 1
#define DIGIT 2
#define CUT 3
#define IDEOGRAPH 4
#define APOSTROPHE 5 /* one that counts as a letter, but ends a run of letters */

/* The classes of all characters of a text, to be freed; NULL with an exception, or without one where the table does not
   have one of them. */
static unsigned char *
classes_of(PyObject *text, const Py_buffer *table, Py_ssize_t *length)
{
    *length = PyUnicode_GetLength(text);
    Py_UCS4 *characters = PyUnicode_AsUCS4Copy(text);
    if (characters == NULL)
        return NULL;
    /* One more than there are, so that a look behind the last finds nothing. */
    unsigned char *classes = PyMem_Calloc((size_t)*length + 2, 1);
    if (classes == NULL)
        PyErr_NoMemory();
    for (Py_ssize_t at = 0; classes != NULL && at < *length; at++) {
        if (characters[at] >= (Py_UCS4)table->len) {
            PyMem_Free(classes);
            classes = NULL;
            break;
        }
        classes[at] = ((const unsigned char *)table->buf)[characters[at]];
        if (characters[at] == '\'' || characters[at] == '-')
            classes[at] = 255;
    }
    PyMem_Free(characters);
    return classes;
}

static int
is_letter(unsigned char class)
{
    return class == LETTER || class == APOSTROPHE;
}

/* Where the token that begins at `at` ends: letters, joined by single apostrophes and hyphens; digits; one sign for what
   was cut; ideographs. `at` itself where none begins there. */
static Py_ssize_t
end_of_token(const unsigned char *classes, Py_ssize_t at)
{
    unsigned char class = classes[at];
    if (class == CUT)
        return at + 1;
    if (class == DIGIT || class == IDEOGRAPH) {
        while (classes[at] == class)
            at++;
        return at;
    }
    while (is_letter(classes[at])) {
        at++;
        if (classes[at] == 255 && is_letter(classes[at + 1]))
            at++;
    }
    return at;
}

static int
append(PyObject *list, PyObject *item)
{
    int failed = item == NULL || PyList_Append(list, item) < 0;
    if (item != NULL)
        Py_DecRef(item);
    return !failed;
}

/* tokenize(view, classes) -> (words, starts, gaps, longest gap), or None where a character is not in `classes` */
static PyObject *
tokenize(PyObject *self, PyObject *args)
{
    PyObject *view, *table_given, *result = NULL;
    Py_buffer table;
    Py_ssize_t length, gap = 0, longest = 0;
    if (!PyArg_ParseTuple(args, "UO", &view, &table_given) || !take(table_given, &table, 1, -1, 0))
        return NULL;
    PyObject *words = PyList_New(0), *starts = PyList_New(0), *gaps = PyList_New(0);
    unsigned char *classes = words && starts && gaps ? classes_of(view, &table, &length) : NULL;
    if (classes == NULL) {
        if (!PyErr_Occurred())
            result = Py_NewRef(Py_None);
        goto done;
    }
    for (Py_ssize_t at = 0; at < length;) {
        Py_ssize_t end = end_of_token(classes, at);
        if (end == at) {
            at++;
            continue;
        }
        longest = at - gap > longest ? at - gap : longest;
        if (!append(gaps, PyUnicode_Substring(view, gap, at)) || !append(words, PyUnicode_Substring(view, at, end)) ||
            !append(starts, PyLong_FromSsize_t(at)))
            goto done;
        at = gap = end;
    }
    longest = length - gap > longest ? length - gap : longest;
    if (append(gaps, PyUnicode_Substring(view, gap, length)))
        result = Py_BuildValue("OOOn", words, starts, gaps, longest);
done:
    PyMem_Free(classes);
    Py_XDECREF(words);
    Py_XDECREF(starts);
    Py_XDECREF(gaps);
    PyBuffer_Release(&table);
    return result;
}

/* runs(text, classes) -> the runs of letters, or None where a character is not in `classes` */
static PyObject *
runs(PyObject *self, PyObject *args)
{
    PyObject *text, *table_given, *found = NULL;
    Py_buffer table;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "UO", &text, &table_given) || !take(table_given, &table, 1, -1, 0))
        return NULL;
    unsigned char *classes = classes_of(text, &table, &length);
    if (classes == NULL) {
        if (!PyErr_Occurred())
            found = Py_NewRef(Py_None);
        goto done;
    }
    found = PyList_New(0);
    for (Py_ssize_t at = 0; found != NULL && at < length;) {
        Py_ssize_t end = at;
        while (classes[end] == LETTER)
            end++;
        if (end > at && !append(found, PyUnicode_Substring(text, at, end)))
            Py_CLEAR(found);
        at = end > at ? end : at + 1;
    }
done:
    PyMem_Free(classes);
    PyBuffer_Release(&table);
    return found;
}

static PyMethodDef methods[] = {
    {"find", find, METH_VARARGS, "The rows of mixed features."},
    {"add", add, METH_VARARGS, "Add what rows weigh to totals."},
    {"gather", gather, METH_VARARGS, "What the words around each token weigh."},
    {"spell", spell, METH_VARARGS, "The numbers of words and of their parts."},
    {"tokenize", tokenize, METH_VARARGS, "The tokens of a view, and what stands between them."},
    {"runs", runs, METH_VARARGS, "The runs of letters of a text."},
    {"search", search, METH_VARARGS, "The best labels of references."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_kernel", "Inner loops of the labeller.", 0, methods};

PyMODINIT_FUNC
PyInit__kernel(void)
{
    return PyModule_Create(&module);
}
