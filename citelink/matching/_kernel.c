/* The inner loops of the matcher in C: which entries share the rarest grams of a text, and what the trees say.

   Optional: `index/search.py` and `mentions/forest.py` do the same with numpy, and a test holds the two to the same
   numbers. Weights are added as whole numbers, so that their order does not matter. All arrays are contiguous; sizes and
   places are checked before anything is read. */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LIST_BITS 8   /* as in search.py: the number of a list beside a place */
#define MOST_DIGIT_BITS 12 /* places have 24 bits at most, which are sorted in two steps */
#define MOST_SEGMENTS 64
#define AT_ONCE 32

/* A contiguous buffer of items of `size` bytes; 0 and an exception where it is none. */
static int
take(PyObject *object, Py_buffer *view, Py_ssize_t size)
{
    if (PyObject_GetBuffer(object, view, PyBUF_CONTIG_RO) < 0)
        return 0;
    if (view->itemsize == size)
        return 1;
    PyBuffer_Release(view);
    PyErr_SetString(PyExc_ValueError, "an array has another type than is needed");
    return 0;
}

/* What a segment holds for the lists of a text: all its places, where each list begins in them and how long it is, the
   number of grams of each entry; and the place of its first entry among all. */
typedef struct {
    Py_buffer views[4];
    long start;
} Segment;

/* An entry: what it shares weighs, in how many grams, what that is worth, which part of its own grams that is. */
typedef struct {
    uint32_t sum, place, shared;
    double worth, share;
} Found;

static int
by_sum(const void *one, const void *other)
{
    const Found *a = one, *b = other;
    if (a->sum != b->sum)
        return a->sum > b->sum ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static int
by_worth(const void *one, const void *other)
{
    const Found *a = one, *b = other;
    if (a->worth != b->worth)
        return a->worth > b->worth ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Sort postings by their places, of which there are `entries`; `spare` has as much room. Lists stay in their order. */
static void
sort_places(uint32_t *postings, uint32_t *spare, Py_ssize_t count, Py_ssize_t entries)
{
    uint32_t begins[2][1 << MOST_DIGIT_BITS];
    int bits = 1;
    while (bits < MOST_DIGIT_BITS && entries >> (2 * bits))
        bits++;
    uint32_t digits = 1u << bits, sums[2] = {0, 0};
    memset(begins[0], 0, digits * sizeof(uint32_t));
    memset(begins[1], 0, digits * sizeof(uint32_t));
    for (Py_ssize_t at = 0; at < count; at++) {
        uint32_t place = postings[at] >> LIST_BITS;
        begins[0][place & (digits - 1)]++;
        begins[1][place >> bits]++;
    }
    for (uint32_t digit = 0; digit < digits; digit++)
        for (int step = 0; step < 2; step++) {
            uint32_t own = begins[step][digit];
            begins[step][digit] = sums[step];
            sums[step] += own;
        }
    for (Py_ssize_t at = 0; at < count; at++)
        spare[begins[0][(postings[at] >> LIST_BITS) & (digits - 1)]++] = postings[at];
    for (Py_ssize_t at = 0; at < count; at++)
        postings[begins[1][spare[at] >> LIST_BITS >> bits]++] = spare[at];
}

/* Read (places, offsets, counts, sizes, start); what it holds is to be released even where it fails. */
static int
read_segment(PyObject *given, Segment *segment, Py_ssize_t lists, int *held)
{
    static const Py_ssize_t sizes[4] = {4, 8, 8, 2};
    PyObject *parts[4];
    if (!PyTuple_Check(given) ||
        !PyArg_ParseTuple(given, "OOOOl", &parts[0], &parts[1], &parts[2], &parts[3], &segment->start))
        return 0;
    while (*held < 4 && take(parts[*held], &segment->views[*held], sizes[*held]))
        (*held)++;
    if (*held < 4)
        return 0;
    const int64_t *offsets = segment->views[1].buf, *counts = segment->views[2].buf;
    Py_ssize_t all = segment->views[0].len / 4;
    int fits = segment->views[1].len == lists * 8 && segment->views[2].len == lists * 8 && segment->start >= 0;
    for (Py_ssize_t list = 0; fits && list < lists; list++)
        fits = counts[list] >= 0 && offsets[list] >= 0 && (!counts[list] || offsets[list] <= all - counts[list]);
    if (!fits)
        PyErr_SetString(PyExc_ValueError, "the arrays of a segment do not fit together");
    return fits;
}

/* Add up what the sorted postings of each entry weigh: `sums[n]` of the n-th, whose last posting is `ends[n]`; gives how
   many entries there are. Without a branch, which the processor would guess wrong for every other posting. */
static Py_ssize_t
add_up(const uint32_t *postings, Py_ssize_t count, const int64_t *weights, uint32_t *sums, uint32_t *ends)
{
    Py_ssize_t entry = -1;
    uint32_t last = UINT32_MAX;
    memset(sums, 0, (size_t)count * sizeof(uint32_t));
    for (Py_ssize_t at = 0; at < count; at++) {
        uint32_t place = postings[at] >> LIST_BITS;
        entry += place != last;
        last = place;
        sums[entry] += (uint32_t)weights[postings[at] & ((1 << LIST_BITS) - 1)];
        ends[entry] = (uint32_t)at;
    }
    return entry + 1;
}

/* rank(segments, weights, unit, least part, shortlist, first share) -> [(place, worth, share)], best first

   `segments` are (places, offsets, counts, sizes, start), `weights` (int64) those of the lists in parts of a `unit`. */
static PyObject *
rank(PyObject *self, PyObject *args)
{
    PyObject *given, *given_weights, *result = NULL;
    double unit, least_part, first_share;
    Py_ssize_t shortlist, postings_count = 0, read = 0;
    Py_buffer weights;
    int helds[MOST_SEGMENTS] = {0};
    uint32_t *postings = NULL, *spare = NULL, *sums = NULL;
    Found *found = NULL;
    if (!PyArg_ParseTuple(args, "O!Oddnd", &PyList_Type, &given, &given_weights, &unit, &least_part, &shortlist,
                          &first_share) ||
        !take(given_weights, &weights, 8))
        return NULL;
    Py_ssize_t segments = PyList_Size(given), lists = weights.len / 8;
    Segment *held = PyMem_Calloc(segments ? (size_t)segments : 1, sizeof(Segment));
    if (held == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    if (segments > MOST_SEGMENTS || lists > 1 << LIST_BITS || shortlist < 1) {
        PyErr_SetString(PyExc_ValueError, "more lists or segments than are searched at once");
        goto done;
    }
    for (; read < segments; read++) {
        if (!read_segment(PyList_GetItem(given, read), &held[read], lists, &helds[read])) {
            read++;
            goto done;
        }
        const int64_t *counts = held[read].views[2].buf;
        for (Py_ssize_t list = 0; list < lists; list++)
            postings_count += (Py_ssize_t)counts[list];
    }
    size_t room = postings_count ? (size_t)postings_count : 1;
    postings = PyMem_Malloc(room * sizeof(uint32_t));
    spare = PyMem_Malloc(room * sizeof(uint32_t));
    sums = PyMem_Malloc(room * sizeof(uint32_t));
    if (postings == NULL || spare == NULL || sums == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    Py_ssize_t filled = 0, last = 0;
    for (Py_ssize_t one = 0; one < segments; one++) {
        const uint32_t *places = held[one].views[0].buf;
        const int64_t *offsets = held[one].views[1].buf, *counts = held[one].views[2].buf;
        Py_ssize_t entries = held[one].views[3].len / 2;
        if (held[one].start + entries > 1 << (32 - LIST_BITS))
            goto wrong;
        last = held[one].start + entries > last ? held[one].start + entries : last;
        for (Py_ssize_t list = 0; list < lists; list++)
            for (int64_t at = offsets[list]; at < offsets[list] + counts[list]; at++) {
                if (places[at] >= entries)
                    goto wrong;
                postings[filled++] = (places[at] + (uint32_t)held[one].start) << LIST_BITS | (uint32_t)list;
            }
    }
    sort_places(postings, spare, filled, last);
    Py_ssize_t entries = add_up(postings, filled, weights.buf, sums, spare), kept = 0, taken = 0;
    uint32_t most = 0;
    for (Py_ssize_t at = 0; at < entries; at++)
        most = sums[at] > most ? sums[at] : most;
    /* Most entries share a gram or two with anything: only those that are taken get room. */
    for (Py_ssize_t at = 0; at < entries; at++)
        taken += (double)sums[at] >= least_part * (double)most;
    found = PyMem_Malloc((taken ? (size_t)taken : 1) * sizeof(Found));
    if (found == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    for (Py_ssize_t at = 0; at < entries; at++)
        if ((double)sums[at] >= least_part * (double)most) {
            found[kept].place = postings[spare[at]] >> LIST_BITS;
            found[kept].sum = sums[at];
            found[kept++].shared = spare[at] - (at ? spare[at - 1] : UINT32_MAX);
        }
    if (kept > shortlist) {
        qsort(found, (size_t)kept, sizeof(Found), by_sum);
        kept = shortlist;
    }
    for (Py_ssize_t at = 0; at < kept; at++) {
        Py_ssize_t one = segments - 1;
        while (one > 0 && found[at].place < held[one].start)
            one--;
        uint16_t size = ((const uint16_t *)held[one].views[3].buf)[found[at].place - held[one].start];
        found[at].share = (double)found[at].shared / (double)(size ? size : 1);
        found[at].worth = (double)found[at].sum / unit * (first_share + found[at].share);
    }
    qsort(found, (size_t)kept, sizeof(Found), by_worth);
    result = PyList_New(kept);
    for (Py_ssize_t at = 0; result != NULL && at < kept; at++) {
        PyObject *item = Py_BuildValue("Idd", (unsigned int)found[at].place, found[at].worth, found[at].share);
        if (item == NULL || PyList_SetItem(result, at, item) < 0)
            Py_CLEAR(result);
    }
    goto done;
wrong:
    PyErr_SetString(PyExc_ValueError, "a segment has places that it has no entries for");
done:
    PyMem_Free(postings);
    PyMem_Free(spare);
    PyMem_Free(sums);
    PyMem_Free(found);
    while (read--)
        while (helds[read])
            PyBuffer_Release(&held[read].views[--helds[read]]);
    PyMem_Free(held);
    PyBuffer_Release(&weights);
    return result;
}

/* walk(table, width, roots, column, limit, children, worth) -> bytes of int64, one for each row

   For each row of `width` doubles the sum of what the leaves are worth that it comes to; see `Forest`. */
static PyObject *
walk(PyObject *self, PyObject *args)
{
    PyObject *given[6], *result = NULL;
    static const Py_ssize_t sizes[6] = {8, 4, 4, 8, 4, 8};
    Py_buffer views[6];
    Py_ssize_t width;
    int held = 0, depth;
    int64_t *sums = NULL;
    if (!PyArg_ParseTuple(args, "OnOOOOOi", &given[0], &width, &given[1], &given[2], &given[3], &given[4], &given[5],
                          &depth))
        return NULL;
    while (held < 6 && take(given[held], &views[held], sizes[held]))
        held++;
    if (held < 6)
        goto done;
    const double *table = views[0].buf, *limit = views[3].buf;
    const int32_t *roots = views[1].buf, *column = views[2].buf, *children = views[4].buf;
    const int64_t *worth = views[5].buf;
    Py_ssize_t trees = views[1].len / 4, nodes = views[2].len / 4;
    int fits = width > 0 && views[0].len % (width * 8) == 0 && views[3].len == nodes * 8 &&
               views[4].len == nodes * 8 && views[5].len == nodes * 8;
    for (Py_ssize_t tree = 0; fits && tree < trees; tree++)
        fits = roots[tree] >= 0 && roots[tree] < nodes;
    for (Py_ssize_t node = 0; fits && node < nodes; node++)
        fits = column[node] >= 0 && column[node] < width && children[2 * node] >= 0 && children[2 * node] < nodes &&
               children[2 * node + 1] >= 0 && children[2 * node + 1] < nodes;
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "the arrays of a forest do not fit together");
        goto done;
    }
    Py_ssize_t rows = views[0].len / (width * 8);
    sums = PyMem_Calloc(rows ? (size_t)rows : 1, sizeof(int64_t));
    if (sums == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    /* A tree after the other for a few rows, so that both stay near. */
    for (Py_ssize_t begin = 0; begin < rows; begin += AT_ONCE)
        for (Py_ssize_t tree = 0; tree < trees; tree++)
            for (Py_ssize_t row = begin; row < rows && row < begin + AT_ONCE; row++) {
                int32_t node = roots[tree];
                for (int step = 0; step < depth && children[2 * node] != node; step++)
                    node = children[2 * node + (table[row * width + column[node]] > limit[node])];
                sums[row] += worth[node];
            }
    result = PyBytes_FromStringAndSize((const char *)sums, rows * 8);
done:
    PyMem_Free(sums);
    while (held)
        PyBuffer_Release(&views[--held]);
    return result;
}

static PyMethodDef methods[] = {
    {"rank", rank, METH_VARARGS, "The entries that share the rarest grams of a text."},
    {"walk", walk, METH_VARARGS, "What the trees of a forest say of rows."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_kernel", "Inner loops of the matcher.", 0, methods};

PyMODINIT_FUNC
PyInit__kernel(void)
{
    return PyModule_Create(&module);
}
