/* Writes down, in order, what a program asks of the disk: which bytes it wrote where, and when it asked to keep them.
 *
 * Preloaded before SQLite. Only files whose name begins with one of $DISK_WATCH (a:b) are followed, and never a -shm, which is
 * made anew after a loss of power. Each record: kind, name of the file, offset, length, bytes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 4096
static char *names[MOST];
static int out = -1;
static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void put(const void *bytes, size_t length) {
    static ssize_t (*really)(int, const void *, size_t);
    if (!really) really = REAL(write);
    const char *from = bytes;
    while (length) {
        ssize_t done = really(out, from, length);
        if (done < 0) abort();
        from += done;
        length -= (size_t)done;
    }
}

static void note(char kind, const char *name, uint64_t offset, uint64_t length, const void *bytes) {
    uint32_t size = (uint32_t)strlen(name);
    pthread_mutex_lock(&one);
    if (out < 0) {
        int (*really)(const char *, int, ...) = REAL(open);
        out = really(getenv("DISK_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
        if (out < 0) abort();
    }
    put(&kind, 1);
    put(&size, 4);
    put(name, size);
    put(&offset, 8);
    put(&length, 8);
    if (bytes) put(bytes, length);
    pthread_mutex_unlock(&one);
}

static int watched(const char *path) {
    const char *prefix = getenv("DISK_WATCH");
    size_t size = strlen(path);
    while (prefix && *prefix) {
        size_t length = strcspn(prefix, ":");
        if (!strncmp(path, prefix, length)) return size < 4 || strcmp(path + size - 4, "-shm");
        prefix += length + (prefix[length] == ':');
    }
    return 0;
}

static int opened(int fd, const char *path) {
    if (fd >= 0 && fd < MOST) names[fd] = watched(path) ? strdup(path) : NULL;
    return fd;
}

static const char *name_of(int fd) { return fd >= 0 && fd < MOST ? names[fd] : NULL; }

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...) {                                                                       \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode_t mode = va_arg(more, mode_t);                                                                            \
        va_end(more);                                                                                                  \
        return opened(REAL(name)(path, flags, mode), path);                                                            \
    }
OPEN(open)
OPEN(open64)

#define PWRITE(name, offset_t)                                                                                         \
    ssize_t name(int fd, const void *bytes, size_t length, offset_t offset) {                                          \
        ssize_t done = REAL(name)(fd, bytes, length, offset);                                                          \
        if (done > 0 && name_of(fd)) note('w', name_of(fd), (uint64_t)offset, (uint64_t)done, bytes);                  \
        return done;                                                                                                   \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t length) {
    const char *name = name_of(fd);
    uint64_t at = name ? (uint64_t)lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = REAL(write)(fd, bytes, length);
    if (done > 0 && name) note('w', name, at, (uint64_t)done, bytes);
    return done;
}

#define TRUNCATE(name, offset_t)                                                                                       \
    int name(int fd, offset_t length) {                                                                                \
        int fault = REAL(name)(fd, length);                                                                            \
        if (!fault && name_of(fd)) note('t', name_of(fd), 0, (uint64_t)length, NULL);                                  \
        return fault;                                                                                                  \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                                                                     \
    int name(int fd) {                                                                                                 \
        int fault = REAL(name)(fd);                                                                                    \
        if (!fault && name_of(fd)) note('s', name_of(fd), 0, 0, NULL);                                                 \
        return fault;                                                                                                  \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    int fault = REAL(unlink)(path);
    if (!fault && watched(path)) note('u', path, 0, 0, NULL);
    return fault;
}

int close(int fd) {
    if (fd >= 0 && fd < MOST) names[fd] = NULL;
    return REAL(close)(fd);
}
