/**
 * Readers of image data: CIFAR binary, IDX, folders of images, the embedded set, synthetic images.
 *
 * <pre>
 * ImageSources.open("cifar-10-batches-bin") --+--> CifarSource, IdxSource, FolderSource --DataFiles--> disk
 * ImageSources.open("fashion-mini") ----------+--> IdxSource over resources
 * ImageSources.open("synthetic") -------------+--> SyntheticSource
 * </pre>
 *
 * <p>Files are not trusted: sizes are bounded before memory is taken, archives are read and never
 * unpacked to disk, and every fault is a {@link io.vgglab.data.DataException} of one line. Depends
 * on {@code data}, {@code model} and Commons Compress.
 */
package io.vgglab.data.source;
